package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code storescu} and {@code echoscu} of DCMTK as clients of our listener, plain and over TLS with certificates of both sides. */
@ExtendWith(NoBufferLeaks.class)
class DcmtkClientsIT {
    @TempDir
    static Path folder;

    private static TlsKeys keys;
    private static Calls calls;
    private static DicomAddress plain;
    private static DicomAddress secure;

    @BeforeAll
    static void start() throws Exception {
        Dcmtk.require();
        keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        calls = new Calls();
        plain = calls.listen("PLAIN", 0, "?store=" + folder.resolve("plain"), route -> route.to("mock:plain"));
        secure = calls.listen(
                "SECURE",
                0,
                "?store=" + folder.resolve("secure") + "&tlsClientAuthentication=need" + Calls.tls(keys),
                route -> route.to("mock:secure"));
    }

    @AfterAll
    static void stop() throws Exception {
        Closing.all(calls);
    }

    static List<Arguments> transferSyntaxes() {
        return TransferSyntaxes.eachPlainAndOverTls();
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void getAnswersToTheirEchoes(boolean tls) {
        run("echoscu", tls).requireSuccess();
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("transferSyntaxes")
    void storeInEveryTransferSyntaxByteForByte(String transferSyntax, boolean tls) throws Exception {
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(transferSyntax);

        run("storescu", tls, TransferSyntaxes.storescuOption(transferSyntax), object.writeInto(folder))
                .requireSuccess();

        Path stored = folder.resolve(tls ? "secure" : "plain")
                .resolve(object.study())
                .resolve(object.series())
                .resolve(object.instance() + ".dcm");
        assertThat(Files.readAllBytes(stored)).endsWith(object.dataSet());
    }

    @ParameterizedTest(name = "listener with TLS {0}")
    @ValueSource(booleans = {false, true})
    void areNotLetInWhereOnlyOneSideSpeaksTls(boolean tls) {
        DicomAddress listener = tls ? secure : plain;
        List<Object> words = new ArrayList<>(tls ? List.of() : keys.arguments());
        words.addAll(List.of("-aec", listener.aeTitle(), "-to", "5", "-ta", "5", listener.host(), listener.port()));

        assertThat(Dcmtk.run("echoscu", words.toArray()).exitCode()).isNotZero();
    }

    /** Runs a tool of DCMTK against the listener; the last of {@code arguments}, if any, are files. */
    private static Command.Result run(String tool, boolean tls, Object... arguments) {
        DicomAddress listener = tls ? secure : plain;
        List<Object> words = new ArrayList<>(tls ? keys.arguments() : List.of());
        words.addAll(List.of("-aec", listener.aeTitle()));
        if (arguments.length > 0) {
            words.add(arguments[0]);
        }
        words.addAll(List.of(listener.host(), listener.port()));
        words.addAll(List.of(arguments).subList(Math.min(1, arguments.length), arguments.length));
        return Dcmtk.run(tool, words.toArray());
    }
}
