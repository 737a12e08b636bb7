package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.testing.WorklistItems;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orthanc as server and as client, plain and over TLS with certificates of both sides. */
@ExtendWith(NoBufferLeaks.class)
class OrthancIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static final Studies STUDIES = new Studies();

    private static Side plain;
    private static Side secure;
    private static Calls calls;

    /** An Orthanc, and our listener that it knows. */
    private record Side(Orthanc orthanc, DicomAddress listener, Path stored, String options) implements AutoCloseable {
        static Side start(String aeTitle, TlsKeys keys) throws Exception {
            int port = FreePort.find();
            Path stored = folder.resolve(aeTitle);
            Orthanc.Options orthanc = Orthanc.options()
                    .modality(aeTitle, port)
                    .worklists(folder.resolve("worklists"))
                    .with("DefaultEncoding", "\"Utf8\"");
            Orthanc started = (keys == null ? orthanc : orthanc.tls(keys)).start();
            STUDIES.objects().forEach(object -> started.upload(object.bytes()));
            DicomAddress listener = calls.listen(
                    aeTitle,
                    port,
                    "?store=" + stored + (keys == null ? "" : "&tlsClientAuthentication=need" + Calls.tls(keys)),
                    route -> route.to("mock:received"));
            return new Side(started, listener, stored, "?callingAeTitle=" + aeTitle + Calls.tls(keys));
        }

        /** The URI of an operation of this Orthanc. */
        String uri(String operation) {
            return "dicom:" + operation + ":" + orthanc.address() + options;
        }

        /** The file in which our listener keeps an object. */
        Path stored(TestObjects object) {
            return stored.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm");
        }

        @Override
        public void close() {
            orthanc.close();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Orthanc.require();
        TlsKeys keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        Path worklists = Files.createDirectory(folder.resolve("worklists"));
        WorklistItems.umlauts().write(worklists.resolve("umlauts.wl"));
        WorklistItems.utf8().write(worklists.resolve("utf8.wl"));
        WorklistItems.japanese().write(worklists.resolve("japanese.wl"));
        calls = new Calls();
        plain = Side.start("PLAIN", null);
        secure = Side.start("SECURE", keys);
    }

    @AfterAll
    static void stop() throws Exception {
        Closing.all(calls, plain, secure);
    }

    private static Side side(boolean tls) {
        return tls ? secure : plain;
    }

    static List<Arguments> transferSyntaxes() {
        return TransferSyntaxes.eachPlainAndOverTls();
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void answersTheEcho(boolean tls) {
        calls.succeed(side(tls).uri("echo"), null);
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("transferSyntaxes")
    void takesEveryTransferSyntax(String transferSyntax, boolean tls) throws Exception {
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(transferSyntax);
        Orthanc orthanc = side(tls).orthanc();

        calls.succeed(side(tls).uri("store"), object.bytes());

        String instance = orthanc.find(object.instance()).orElseThrow();
        byte[] kept = orthanc.file(instance);
        if (transferSyntax.equals(TestObjects.DEFLATED)) { // which it deflates again
            Path file = Files.write(folder.resolve("kept"), kept);
            assertThat(Pydicom.differences(object.write(folder.resolve("sent")), file))
                    .isEmpty();
        } else {
            assertThat(kept).endsWith(object.dataSet());
        }
        orthanc.delete(instance);
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("transferSyntaxes")
    void storesToUsInEveryTransferSyntaxByteForByte(String transferSyntax, boolean tls) throws Exception {
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(transferSyntax);
        Orthanc orthanc = side(tls).orthanc();
        orthanc.upload(object.bytes());
        String instance = orthanc.find(object.instance()).orElseThrow();

        orthanc.post("/modalities/" + side(tls).listener().aeTitle() + "/store", instance);

        assertThat(Files.readAllBytes(side(tls).stored(object))).endsWith(object.dataSet());
        orthanc.delete(instance);
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void getsAnAnswerToItsEcho(boolean tls) {
        side(tls).orthanc().post("/modalities/" + side(tls).listener().aeTitle() + "/echo", "");
    }
}
