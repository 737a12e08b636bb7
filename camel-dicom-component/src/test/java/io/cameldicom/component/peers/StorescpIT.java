package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code storescp} of DCMTK, plain and over TLS, which demands our certificate. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class StorescpIT {
    @TempDir
    static Path folder;

    private static TlsKeys keys;
    private static Dcmtk.StoreScp plain;
    private static Dcmtk.StoreScp secure;
    private static Calls calls;

    @BeforeAll
    static void start() throws Exception {
        Dcmtk.require();
        keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        plain = Dcmtk.StoreScp.options()
                .storingInto(Files.createDirectory(folder.resolve("plain")))
                .acceptingAll()
                .start();
        secure = Dcmtk.StoreScp.options()
                .storingInto(Files.createDirectory(folder.resolve("secure")))
                .acceptingAll()
                .tls(keys)
                .start();
        calls = new Calls();
    }

    @AfterAll
    static void stop() throws Exception {
        Closing.all(calls, plain, secure);
    }

    static List<Arguments> transferSyntaxes() {
        return TransferSyntaxes.eachPlainAndOverTls();
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void answersTheEcho(boolean tls) {
        calls.succeed("dicom:echo:" + pacs(tls).address() + options(tls), null);
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("transferSyntaxes")
    void takesEveryTransferSyntaxByteForByte(String transferSyntax, boolean tls) throws Exception {
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(transferSyntax);

        calls.succeed("dicom:store:" + pacs(tls).address() + options(tls), object.bytes());

        Path stored = pacs(tls).received(object.instance()).orElseThrow();
        assertThat(Files.readAllBytes(stored)).endsWith(object.dataSet());
    }

    @ParameterizedTest(name = "TLS peer {0}")
    @ValueSource(booleans = {false, true})
    void failsClearlyWhereOnlyOneSideSpeaksTls(boolean tls) {
        assertThat(calls.send("dicom:echo:" + pacs(tls).address() + options(!tls) + "&associateTimeout=5s", null)
                        .getException())
                .isInstanceOfAny(TransientDicomException.class, PermanentDicomException.class)
                .hasMessageContaining("TLS");
    }

    private static Dcmtk.StoreScp pacs(boolean tls) {
        return tls ? secure : plain;
    }

    private static String options(boolean tls) {
        return "?callingAeTitle=US" + Calls.tls(tls ? keys : null);
    }
}
