package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.DcmtkQuery;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.MadeDataSet;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Routes that are an archive or a worklist, asked by the clients of DCMTK. */
@ExtendWith(NoBufferLeaks.class)
class ListenServicesIT extends CamelTestSupport {
    private static final int LEVEL = 0x00080052;
    private static final int PATIENT_NAME = 0x00100010;
    private static final int PATIENT_ID = 0x00100020;
    private static final int ACCESSION_NUMBER = 0x00080050;
    private static final int STUDY_INSTANCE_UID = 0x0020000D;
    private static final int MANY = 10_000;

    @TempDir
    static Path folder;

    private static final Studies STUDIES = new Studies();
    private static List<Path> files;

    private final int port = FreePort.find();
    private final int storePort = FreePort.find();
    private final DicomAddress archive = new DicomAddress(new AeTitle("ARCHIVE"), "127.0.0.1", port);
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    @BeforeAll
    static void writeTheArchive() throws Exception {
        Dcmtk.require();
        files = STUDIES.writeInto(Files.createDirectories(folder.resolve("archive")));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + archive + "?services=store,find,worklist,move,get,commitment,mpps"
                                + "&moveDestinations=RAW(WORKSTATION@127.0.0.1:" + storePort + ")")
                        .choice()
                        .when(header(DicomConstants.OPERATION).isEqualTo("find"))
                        .process(ListenServicesIT.this::find)
                        .when(header(DicomConstants.OPERATION).isEqualTo("worklist"))
                        .process(ListenServicesIT.this::worklist)
                        .when(header(DicomConstants.OPERATION).in("move", "get"))
                        .process(ListenServicesIT.this::retrieve);
            }
        };
    }

    private void find(Exchange exchange) {
        DataSet keys = exchange.getMessage().getBody(DataSet.class);
        if (exchange.getMessage().getHeader(DicomConstants.CALLING_AE_TITLE).equals("FOLDER")) {
            exchange.getMessage().setBody(folder.resolve("archive"));
            return;
        }
        String id = keys.string(ACCESSION_NUMBER).orElse("");
        exchange.getMessage()
                .setBody(
                        switch (id) {
                            case "MANY" -> many();
                            case "THROWS" -> throw new IllegalStateException("no archive");
                            case "REFUSED" -> refused(exchange);
                            case "JSON" ->
                                "[{\"PatientName\": \"Jason\"}, {\"00100010\": {\"vr\": \"PN\","
                                        + " \"Value\": [{\"Alphabetic\": \"Müller\"}]}}]";
                            case "BAD" -> List.of(Map.of("PatientNam", "x"));
                            default ->
                                List.of(
                                        Map.of("PatientName", TestObjects.UMLAUTS, "PatientID", "1", "Modality", "CT"),
                                        Map.of("PatientName", "Yamada^Tarou=山田^太郎", "PatientID", "2"));
                        });
    }

    private Object refused(Exchange exchange) {
        exchange.getMessage().setHeader(DicomConstants.STATUS, "A700");
        return List.of(Map.of("PatientID", "1"));
    }

    private Stream<Map<String, Object>> many() {
        return IntStream.range(0, MANY)
                .peek(i -> made.incrementAndGet())
                .<Map<String, Object>>mapToObj(i -> Map.of("PatientID", "P" + i))
                .onClose(() -> closed.set(true));
    }

    private void worklist(Exchange exchange) {
        exchange.getMessage()
                .setBody(Map.of(
                        "PatientName",
                        TestObjects.UMLAUTS,
                        "ScheduledProcedureStepSequence",
                        Map.of("Modality", "MR", "ScheduledStationAETitle", "MR1")));
    }

    private void retrieve(Exchange exchange) {
        boolean partly =
                exchange.getMessage().getHeader(DicomConstants.CALLING_AE_TITLE).equals("PARTLY");
        exchange.getMessage()
                .setBody(partly ? List.of(files.get(0), folder.resolve("missing.dcm")) : folder.resolve("archive"));
    }

    private static MadeDataSet allStudies() {
        return studies("")
                .with(
                        STUDY_INSTANCE_UID,
                        "UI",
                        STUDIES.objects().stream()
                                .map(TestObjects::study)
                                .distinct()
                                .collect(Collectors.joining("\\")));
    }

    /** @param what the route is to answer */
    private static MadeDataSet studies(String what) {
        return MadeDataSet.ascii()
                .with(LEVEL, "CS", "STUDY")
                .with(PATIENT_NAME, "PN", "")
                .with(PATIENT_ID, "LO", "")
                .with(ACCESSION_NUMBER, "SH", what)
                .with(STUDY_INSTANCE_UID, "UI", "");
    }

    @Test
    void answersAQueryWithTheRequestedKeysInASetThatFits() {
        List<DcmtkQuery.Match> matches = DcmtkQuery.studyRoot(archive).find(studies(""));

        assertThat(matches).hasSize(2);
        assertThat(matches.get(0).value("PatientName")).isEqualTo(TestObjects.UMLAUTS);
        assertThat(matches.get(0).value("SpecificCharacterSet")).isEqualTo("ISO_IR 100");
        assertThat(matches.get(0).value("QueryRetrieveLevel")).isEqualTo("STUDY");
        assertThat(matches.get(0).value("StudyInstanceUID")).isEmpty();
        assertThat(matches.get(0).values()).doesNotContainKey("Modality");
        assertThat(matches.get(1).value("PatientName")).isEqualTo("Yamada^Tarou=山田^太郎");
        assertThat(matches.get(1).value("SpecificCharacterSet")).isEqualTo("ISO_IR 192");
    }

    @Test
    void answersAQueryWithEachStudyOfAFolderThatMatches() {
        MadeDataSet keys = MadeDataSet.latin1()
                .with(LEVEL, "CS", "STUDY")
                .with(PATIENT_NAME, "PN", "MÜLL*")
                .with(STUDY_INSTANCE_UID, "UI", "");
        List<String> studies = STUDIES.objects().stream()
                .filter(object ->
                        new String(object.dataSet(), StandardCharsets.ISO_8859_1).contains(TestObjects.UMLAUTS))
                .map(TestObjects::study)
                .distinct()
                .toList();

        assertThat(studies).isNotEmpty();
        assertThat(DcmtkQuery.studyRoot(archive).argument("-aet", "FOLDER").find(keys))
                .extracting(match -> match.value("StudyInstanceUID"))
                .containsExactlyInAnyOrderElementsOf(studies);
    }

    @Test
    void refusesAQueryWithoutALevelOfItsModel() {
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .tryFind(studies("").with(LEVEL, "CS", "PATIENT"))
                        .output())
                .contains("0xa900");
        assertThat(DcmtkQuery.patientRoot(archive)
                        .argument("-d")
                        .tryFind(studies("").with(LEVEL, "CS", "STUDIES"))
                        .output())
                .contains("0xa900");
    }

    @Test
    void doesNotMoveAllThereIs() {
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .move("WORKSTATION", studies(""))
                        .output())
                .contains("0xa900");
    }

    @Test
    void answersAQueryWithTheObjectsOfAJsonArray() {
        assertThat(DcmtkQuery.patientRoot(archive).find(studies("JSON")))
                .extracting(match -> match.value("PatientName"))
                .containsExactly("Jason", "Müller");
    }

    @Test
    void answersAWorklistQueryWithTheRequestedKeysOfTheStep() {
        MadeDataSet identifier = MadeDataSet.ascii()
                .with(PATIENT_NAME, "PN", "")
                .with(0x00400100, MadeDataSet.ascii().with(0x00080060, "CS", "MR"));

        assertThat(DcmtkQuery.worklist(archive).find(identifier))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.value("PatientName")).isEqualTo(TestObjects.UMLAUTS);
                    assertThat(match.value("Modality")).isEqualTo("MR");
                    assertThat(match.values()).doesNotContainKey("ScheduledStationAETitle");
                });
    }

    @Test
    void sendsManyMatchesAsTheyAreTaken() {
        Command.Result result = DcmtkQuery.studyRoot(archive).tryFind(studies("MANY"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.output().lines().filter(line -> line.contains("[P9999")))
                .hasSize(1);
        await().untilTrue(closed);
    }

    @Test
    void stopsWhenTheClientCancels() {
        Command.Result result =
                DcmtkQuery.studyRoot(archive).argument("-d", "--cancel", "3").tryFind(studies("MANY"));

        assertThat(result.output()).contains("0xfe00");
        await().untilTrue(closed);
        assertThat(made).hasValueLessThan(MANY);
    }

    @Test
    void tellsTheClientWhatARouteMakesOfItsQuery() {
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .tryFind(studies("THROWS"))
                        .output())
                .contains("0xc001");
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .tryFind(studies("REFUSED"))
                        .output())
                .contains("0xa700");
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .tryFind(studies("BAD"))
                        .output())
                .contains("0xc001");
    }

    @Test
    void movesTheObjectsToADestinationThatItKnows() throws Exception {
        Path received = Files.createDirectories(folder.resolve("moved"));
        try (Dcmtk.StoreScp workstation = Dcmtk.StoreScp.options()
                .storingInto(received)
                .port(storePort)
                .argument("-d")
                .start()) {
            Command.Result result = DcmtkQuery.studyRoot(archive)
                    .argument("-d", "-aet", "VIEWER")
                    .move("WORKSTATION", allStudies());

            result.requireSuccess();
            assertThat(result.output()).contains("0x0000");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(workstation.received()).hasSameSizeAs(files));
            assertThat(workstation.output()).contains("VIEWER");
        }
    }

    @Test
    void refusesADestinationThatItDoesNotKnow() {
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .move("STRANGER", allStudies())
                        .output())
                .contains("0xa801");
    }

    @Test
    void saysWhichObjectsCouldNotBeMoved() throws Exception {
        Path received = Files.createDirectories(folder.resolve("some"));
        try (Dcmtk.StoreScp workstation =
                Dcmtk.StoreScp.options().storingInto(received).port(storePort).start()) {
            Command.Result result = DcmtkQuery.studyRoot(archive)
                    .argument("-d", "-aet", "PARTLY")
                    .move(
                            "WORKSTATION",
                            studies("")
                                    .with(
                                            STUDY_INSTANCE_UID,
                                            "UI",
                                            STUDIES.objects().get(0).study()));

            assertThat(result.output()).contains("0xb000");
            assertThat(workstation.received()).hasSize(1);
        }
    }

    @Test
    void saysThatNothingCouldBeMovedWhereNobodyListens() {
        assertThat(DcmtkQuery.studyRoot(archive)
                        .argument("-d")
                        .move("WORKSTATION", allStudies())
                        .output())
                .contains("0xa702");
    }

    @Test
    void sendsTheObjectsToWhoGetsThem() throws Exception {
        Path into = Files.createDirectories(folder.resolve("got"));

        Command.Result result = DcmtkQuery.studyRoot(archive).argument("-d").get(into, allStudies());

        result.requireSuccess();
        assertThat(result.output()).contains("0x0000").contains("Completed Suboperations : " + files.size());
        try (Stream<Path> got = Files.list(into)) {
            assertThat(got).hasSameSizeAs(files);
        }
    }

    @Test
    void saysWhichObjectsCouldNotBeGot() throws Exception {
        Path into = Files.createDirectories(folder.resolve("partly"));

        Command.Result result = DcmtkQuery.studyRoot(archive)
                .argument("-d", "-aet", "PARTLY")
                .get(
                        into,
                        studies("")
                                .with(
                                        STUDY_INSTANCE_UID,
                                        "UI",
                                        STUDIES.objects().get(0).study()));

        assertThat(result.output()).contains("0xb000");
        try (Stream<Path> got = Files.list(into)) {
            assertThat(got).hasSize(1);
        }
    }
}
