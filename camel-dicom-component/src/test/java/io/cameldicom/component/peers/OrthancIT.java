package io.cameldicom.component.peers;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.DicomOperationException;
import io.cameldicom.component.commitment.StorageCommitmentException;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.testing.WorklistItems;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
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
@EveryEngine
class OrthancIT {
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
                    "?store=" + stored + "&services=store,find,move,get,commitment&moveDestinations=RAW("
                            + started.address() + ")"
                            + (keys == null ? "" : "&tlsClientAuthentication=need" + Calls.tls(keys)),
                    route -> route.filter(header(DicomConstants.OPERATION).in("find", "move", "get"))
                            .setBody(constant(stored.toFile())));
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
        TestObjects object = TestObjects.ct().utf8Name("Åse^Ølaf").transferSyntax(transferSyntax);
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
        TestObjects object = TestObjects.ct().utf8Name("Åse^Ølaf").transferSyntax(transferSyntax);
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

    @ParameterizedTest(name = "{0}, {1}, tls {3}")
    @MethodSource("queries")
    void findsAtEachLevel(String model, String level, int expected, boolean tls) {
        List<?> matches =
                find(side(tls).uri("find") + "&model=" + model + "&level=" + level, Queries.of(STUDIES, model, level));

        assertThat(matches).hasSize(expected);
    }

    static List<Arguments> queries() {
        return Queries.eachPlainAndOverTls();
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("names")
    void findsNamesBeyondAscii(Queries.Name name, boolean tls) {
        List<Map<String, Object>> matches =
                find(side(tls).uri("find") + "&level=STUDY", Map.of("PatientName", name.asked()));

        assertThat(matches)
                .hasSize(name.studies())
                .allSatisfy(match -> assertThat(match).containsEntry("PatientName", name.answered()));
    }

    static List<Arguments> names() {
        return Stream.of(Queries.Name.values())
                .flatMap(name -> Stream.of(Arguments.of(name, false), Arguments.of(name, true)))
                .toList();
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void answersItsWorklist(boolean tls) {
        List<Map<String, Object>> items = find(side(tls).uri("find") + "&model=worklist", Queries.WORKLIST);

        assertThat(items)
                .extracting(item -> item.get("PatientName"))
                .containsExactlyInAnyOrder(TestObjects.UMLAUTS, Studies.SHARP_S, TestObjects.JAPANESE);
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("transferSyntaxes")
    void movesToUsInEveryTransferSyntax(String transferSyntax, boolean tls) throws Exception {
        TestObjects object = TestObjects.ct().utf8Name("Åse^Ølaf").transferSyntax(transferSyntax);
        side(tls).orthanc().upload(object.bytes());

        Exchange exchange = calls.succeed(
                side(tls).uri("move") + "&level=STUDY&moveDestination="
                        + side(tls).listener().aeTitle(),
                Map.of("StudyInstanceUID", object.study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
        assertThat(Files.readAllBytes(side(tls).stored(object))).endsWith(object.dataSet());
    }

    @ParameterizedTest(name = "{0}, tls {1}")
    @MethodSource("transferSyntaxes")
    void givesUsEveryTransferSyntaxThatWeTake(String transferSyntax, boolean tls) throws Exception {
        TestObjects object = TestObjects.ct().utf8Name("Åse^Ølaf").transferSyntax(transferSyntax);
        side(tls).orthanc().upload(object.bytes());
        Path got = Files.createTempDirectory(folder, "got");

        Exchange exchange = calls.succeed(
                side(tls).uri("get") + "&level=STUDY&directory=" + got + "&transferSyntaxes=" + transferSyntax,
                Map.of("StudyInstanceUID", object.study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(1);
        assertThat(Files.readAllBytes(
                        got.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm")))
                .endsWith(object.dataSet());
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void givesUsAWholeStudy(boolean tls) {
        Exchange exchange = calls.succeed(
                side(tls).uri("get") + "&level=STUDY",
                Map.of("StudyInstanceUID", STUDIES.largest().get(0).study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 3);
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(3);
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void commitsToWhatItHasTaken(boolean tls) {
        TestObjects object = TestObjects.mr();
        calls.succeed(side(tls).uri("store"), object.bytes());

        Exchange exchange = calls.succeed(side(tls).uri("commit"), object.bytes());

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.COMPLETED, 1)
                .containsEntry(DicomConstants.FAILED, 0);
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void doesNotCommitToWhatItDoesNotHave(boolean tls) {
        assertThat(calls.send(side(tls).uri("commit"), TestObjects.mr().bytes()).getException())
                .isInstanceOf(DicomOperationException.class)
                .hasCauseInstanceOf(StorageCommitmentException.class);
    }

    @ParameterizedTest(name = "tls {0}")
    @ValueSource(booleans = {false, true})
    void queriesOurArchiveAndHasItMoved(boolean tls) throws Exception {
        TestObjects object = TestObjects.mr().utf8Name("Ödön^Ærø").patientId("P7");
        Orthanc orthanc = side(tls).orthanc();
        calls.succeed("dicom:store:" + side(tls).listener() + side(tls).options(), object.bytes());
        String title = side(tls).listener().aeTitle().value();

        String query = id(orthanc.post(
                "/modalities/" + title + "/query",
                "{\"Level\":\"Study\",\"Query\":{\"PatientName\":\"Ödön^*\",\"PatientID\":\"P7\"}}"));
        assertThat(orthanc.text("/queries/" + query + "/answers"))
                .contains("\"0\"")
                .doesNotContain("\"1\"");
        assertThat(orthanc.text("/queries/" + query + "/answers/0/content"))
                .contains("\\u00d6d\\u00f6n^\\u00c6r\\u00f8", object.study());
        orthanc.post(
                "/queries/" + query + "/retrieve", orthanc.address().aeTitle().value());

        assertThat(orthanc.find(object.instance())).isPresent();
    }

    private static String id(byte[] json) {
        return Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"")
                .matcher(new String(json, StandardCharsets.UTF_8))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> find(String uri, Map<String, Object> keys) {
        return calls.succeed(uri, keys).getMessage().getBody(List.class);
    }
}
