package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.testing.Dcmqrscp;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dcmqrscp}, the small archive of DCMTK, filled by {@code dcmqridx}. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class DcmqrscpIT {
    @TempDir
    static Path folder;

    private static final Studies STUDIES = new Studies();

    private static Dcmqrscp archive;
    private static Calls calls;
    private static Path stored;

    @BeforeAll
    static void start() throws Exception {
        Dcmtk.require();
        int port = FreePort.find();
        stored = folder.resolve("stored");
        calls = new Calls();
        calls.listen("US", port, "?store=" + stored, route -> route.to("mock:received"));
        archive = Dcmqrscp.options()
                .argument("-d")
                .destination("US", port)
                .holding(STUDIES.writeInto(Files.createDirectory(folder.resolve("held"))))
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        Closing.all(calls, archive);
    }

    @Test
    void answersTheEcho() {
        calls.succeed(uri("echo"), null);
    }

    /** It knows neither relational queries nor fuzzy matching, and says so by no answer to the negotiation of them. */
    @Test
    void leavesRelationalQueriesAndFuzzyMatchingUnanswered() {
        Exchange refused = calls.send(
                uri("find") + "&level=IMAGE&relational=true&fuzzy=true",
                Map.of("Modality", "CT", "SOPInstanceUID", ""));

        assertThat(refused.getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasMessageContaining("C000")
                .hasMessageContaining("does it know relational queries? without relational=true");
        assertThat(archive.output())
                .containsPattern(
                        "Requested Extended Negotiation:\\s+D: +=FINDStudyRoot[^\\n]*\\s+D: +\\[0x01, 0x00, 0x01\\]")
                .contains("Accepted Extended Negotiation:  none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.DEFLATED // which it refuses: sent inflated
            })
    void takesAndGivesBackWhatItKnows(String transferSyntax) throws Exception {
        TestObjects object = TestObjects.mr().patientId("P9").transferSyntax(transferSyntax);

        calls.succeed(uri("store"), object.bytes());
        Exchange exchange = calls.succeed(uri("get") + "&level=STUDY", Map.of("StudyInstanceUID", object.study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("queries")
    void findsAtEachLevel(String model, String level, int expected) {
        assertThat(find(uri("find") + "&model=" + model + "&level=" + level, Queries.of(STUDIES, model, level)))
                .hasSize(expected);
    }

    static Stream<Arguments> queries() {
        return Queries.eachPlainAndOverTls().stream().filter(cell -> cell.get()[3].equals(false));
    }

    @ParameterizedTest
    @EnumSource
    void findsNamesBeyondAscii(Queries.Name name) {
        // it compares bytes: the query is in the set of what it looks for
        String set = Map.of(
                        Queries.Name.UMLAUTS, "ISO_IR 100",
                        Queries.Name.SHARP_S, "ISO_IR 192",
                        Queries.Name.JAPANESE, "\\\\ISO 2022 IR 87")
                .get(name);

        assertThat(find(uri("find") + "&level=STUDY&queryCharacterSet=" + set, Map.of("PatientName", name.asked())))
                .hasSize(name.studies())
                .allSatisfy(match -> assertThat(match).containsEntry("PatientName", name.answered()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient-root", "study-root"})
    void movesAStudyToUs(String model) throws Exception {
        List<TestObjects> study = STUDIES.largest();

        Exchange exchange = calls.succeed(
                uri("move") + "&level=STUDY&moveDestination=US&model=" + model,
                Map.of("PatientID", "P1", "StudyInstanceUID", study.get(0).study()));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.COMPLETED, 3)
                .containsEntry(DicomConstants.FAILED, 0);
        for (TestObjects object : study) {
            assertThat(Files.readAllBytes(stored.resolve(object.study())
                            .resolve(object.series())
                            .resolve(object.instance() + ".dcm")))
                    .endsWith(object.dataSet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient-root", "study-root"})
    void givesUsAStudy(String model) {
        Exchange exchange = calls.succeed(
                uri("get") + "&level=STUDY&model=" + model,
                Map.of(
                        "PatientID",
                        "P1",
                        "StudyInstanceUID",
                        STUDIES.largest().get(0).study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 3);
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(3);
    }

    private static String uri(String operation) {
        return "dicom:" + operation + ":" + archive.address() + "?callingAeTitle=US";
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> find(String uri, Map<String, Object> keys) {
        return calls.succeed(uri, keys).getMessage().getBody(List.class);
    }
}
