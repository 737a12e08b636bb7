package io.cameldicom.component.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.query.RetrieveResult;
import io.cameldicom.testing.DcmtkQuery;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.MadeDataSet;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.testing.WorklistItems;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/query-retrieve.md, as they stand there, but for addresses and folders: with Orthanc and DCMTK. */
@ExtendWith(NoBufferLeaks.class)
class QueryRetrievePageIT {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root", ".."));
    private static final Pattern BLOCK =
            Pattern.compile("^```(yaml|java)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Studies STUDIES = new Studies();
    private static final List<TestObjects> LARGEST = STUDIES.largest();

    @TempDir
    static Path data;

    private static final int ROUTER = FreePort.find();
    private static final int RIS = FreePort.find();
    private static final int ARCHIVE = FreePort.find();
    private static final int WORKLIST = FreePort.find();

    private static Orthanc orthanc;
    private static Orthanc secure;
    private static String page;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();
    private final String study = LARGEST.get(0).study();
    private String pacs;
    private String ris;

    @BeforeAll
    static void startOrthanc() throws Exception {
        Orthanc.require();
        page = Files.readString(ROOT.resolve("docs/query-retrieve.md"));
        Path worklists = Files.createDirectory(data.resolve("worklists"));
        WorklistItems.umlauts().with(0x00400100, WorklistItems.umlauts().item()).write(worklists.resolve("other.wl"));
        scheduledToday().write(worklists.resolve("today.wl"));
        orthanc = start(Orthanc.options().modality("ROUTER", ROUTER).worklists(worklists));
        secure = start(Orthanc.options().tls(TlsKeys.make(Files.createDirectory(data.resolve("keys")))));
    }

    private static MadeDataSet scheduledToday() {
        return WorklistItems.umlauts()
                .with(
                        0x00400100,
                        MadeDataSet.latin1()
                                .item()
                                .with(0x00080060, "CS", "CT")
                                .with(0x00400001, "AE", WorklistItems.STATION)
                                .with(
                                        0x00400002,
                                        "DA",
                                        LocalDate.now().toString().replace("-", ""))
                                .with(0x00400003, "TM", "103000"));
    }

    private static Orthanc start(Orthanc.Options options) {
        Orthanc started = options.start();
        STUDIES.objects().forEach(object -> started.upload(object.bytes()));
        return started;
    }

    @AfterAll
    static void stopOrthanc() {
        Stream.of(orthanc, secure).filter(started -> started != null).forEach(Orthanc::close);
    }

    @BeforeEach
    void startContext() {
        pacs = orthanc.address().toString();
        ris = "RIS@127.0.0.1:" + RIS;
        context.start();
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    @Test
    void findsStudies() throws Exception {
        load("find-studies");
        assertThat(template.requestBody("direct:find-studies", "", List.class)).hasSize(2);

        List<?> studies = template.requestBody(
                "dicom:find:" + pacs + "?callingAeTitle=ROUTER&level=STUDY",
                Map.of("PatientName", "Müller^*", "StudyDate", "20240101-20241231"),
                List.class);

        assertThat(studies)
                .hasSize(2)
                .allMatch(found -> ((Map<?, ?>) found).get("PatientName").equals(TestObjects.UMLAUTS));
    }

    @Test
    void findsOneByOneUpToALimit() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one-study").to("mock:one-study");
            }
        });
        load("find-one-by-one");

        template.requestBody("direct:find-one-by-one", "");

        assertThat(context.getEndpoint("mock:one-study", MockEndpoint.class).getReceivedCounter())
                .isEqualTo(3);
    }

    @Test
    void asksTheWorklistOfToday() throws Exception {
        load("worklist-of-today");
        assertThat(template.requestBody("direct:worklist", "", List.class)).hasSize(1);

        List<?> scheduled = template.requestBody(
                "dicom:find:" + pacs + "?callingAeTitle=CT01&model=worklist",
                Map.of("ScheduledProcedureStepSequence", Map.of("ScheduledStationAETitle", "CT01")),
                List.class);

        assertThat(scheduled).hasSize(1);
    }

    @Test
    void getsAStudy() throws Exception {
        load("get-a-study");
        assertThat(template.requestBody("direct:get-a-study", study, List.class))
                .hasSize(3)
                .allSatisfy(file -> assertThat((File) file).exists());
        String folder = Files.createDirectory(data.resolve("got-in-java")).toString();

        List<?> files = template.requestBody(
                "dicom:get:" + pacs + "?callingAeTitle=ROUTER&level=STUDY&directory=" + folder,
                Map.of("StudyInstanceUID", study),
                List.class);

        assertThat(files).hasSize(3);
    }

    @Test
    void movesAStudyToUs() throws Exception {
        load("move-a-study-to-us");
        Exchange moved = template.request(
                "direct:move-a-study", exchange -> exchange.getMessage().setBody(study));
        assertThat(moved.getException()).isNull();
        assertThat(moved.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 3);
        assertThat(data.resolve("moved").resolve(study)).isDirectory();

        RetrieveResult result = template.requestBody(
                "dicom:move:" + pacs + "?callingAeTitle=ROUTER&level=STUDY&moveDestination=ROUTER",
                Map.of("StudyInstanceUID", study),
                RetrieveResult.class);

        assertThat(result.completed()).isEqualTo(3);
    }

    @Test
    void storesAndHasItCommitted() throws Exception {
        load("store-and-have-it-committed");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:store-and-commit-in-java")
                        .to("dicom:store:" + pacs + "?callingAeTitle=ROUTER")
                        .to("dicom:commit:" + pacs + "?callingAeTitle=ROUTER&commitmentTimeout=60s");
            }
        });

        for (String route : List.of("direct:store-and-commit", "direct:store-and-commit-in-java")) {
            Exchange committed = template.request(
                    route,
                    exchange -> exchange.getMessage().setBody(TestObjects.mr().bytes()));
            assertThat(committed.getException()).isNull();
            assertThat(committed.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
        }
    }

    @Test
    void tellsOfAProcedureStep() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + ris + "?services=mpps").to("mock:steps");
            }
        });
        load("begin-a-procedure-step");
        Exchange begun = template.request(
                "direct:begin-step", exchange -> exchange.getMessage().setBody(study));
        assertThat(begun.getException()).isNull();
        Exchange ended = template.request("direct:end-step", exchange -> {
            exchange.getMessage().setBody(LARGEST.get(0).series());
            exchange.getMessage()
                    .setHeader(
                            DicomConstants.SOP_INSTANCE_UID,
                            begun.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID));
        });
        assertThat(ended.getException()).isNull();

        Map<String, Object> step = Map.of(
                "PerformedProcedureStepID", "S1",
                "PerformedStationAETitle", "CT01",
                "Modality", "CT",
                "PerformedProcedureStepStartDate", LocalDate.now(),
                "PerformedProcedureStepStartTime", LocalTime.now(),
                "PerformedProcedureStepStatus", "IN PROGRESS",
                "ScheduledStepAttributesSequence", Map.of("StudyInstanceUID", study));
        template.requestBody("dicom:mpps:" + ris + "?callingAeTitle=CT01&mppsOperation=create", step);

        MockEndpoint steps = context.getEndpoint("mock:steps", MockEndpoint.class);
        assertThat(steps.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(DicomConstants.OPERATION))
                .containsExactly("mpps-create", "mpps-set", "mpps-create");
    }

    @Test
    void isASmallArchive() throws Exception {
        load("small-archive");
        asksTheArchive(data.resolve("archive"));
    }

    @Test
    void isASmallArchiveInJava() throws Exception {
        String archive = "ARCHIVE@127.0.0.1:" + ARCHIVE;
        String folder = data.resolve("archive-in-java").toString();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + archive + "?store=" + folder + "&services=store,find,get")
                        .filter(header("CamelDicomOperation").isNotEqualTo("store"))
                        .setBody(constant(new File(folder)));
            }
        });
        asksTheArchive(Path.of(folder));
    }

    private void asksTheArchive(Path folder) throws Exception {
        DicomAddress archive = DicomAddress.parse("ARCHIVE@127.0.0.1:" + ARCHIVE);
        for (TestObjects object : LARGEST) {
            template.requestBody("dicom:store:" + archive, object.bytes());
        }
        assertThat(folder.resolve(study)).isDirectory();

        assertThat(DcmtkQuery.studyRoot(archive)
                        .find(MadeDataSet.latin1()
                                .with(0x00080052, "CS", "STUDY")
                                .with(0x00100010, "PN", "Müller^*")
                                .with(0x0020000D, "UI", "")))
                .isNotEmpty()
                .allMatch(match -> match.value("PatientName").equals(TestObjects.UMLAUTS));
        Path got = Files.createTempDirectory(data, "got");
        DcmtkQuery.studyRoot(archive)
                .get(got, MadeDataSet.ascii().with(0x00080052, "CS", "STUDY").with(0x0020000D, "UI", study))
                .requireSuccess();
        assertThat(got.toFile().list()).hasSize(3);
    }

    @Test
    void isAWorklist() throws Exception {
        load("small-worklist");

        assertThat(DcmtkQuery.worklist(DicomAddress.parse("WORKLIST@127.0.0.1:" + WORKLIST))
                        .find(MadeDataSet.ascii()
                                .with(0x00100010, "PN", "")
                                .with(0x00400100, MadeDataSet.ascii().with(0x00400001, "AE", "CT01"))))
                .extracting(match -> match.value("PatientName"))
                .containsExactly("Yamada^Tarou=山田^太郎");
    }

    @Test
    void findsOverTls() throws Exception {
        load("find-over-tls");

        assertThat(template.requestBody("direct:find-over-tls", Map.of("PatientID", "P1"), List.class))
                .hasSize(2);
    }

    @Test
    void showsTheJavaOfThisVeryTest() throws Exception {
        String source = Files.readString(ROOT.resolve("camel-dicom-component/src/test/java/io/cameldicom/component/"
                        + "documentation/QueryRetrievePageIT.java"))
                .replaceAll("\\s+", "");

        assertThat(blocks("java"))
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(source).contains(block.replaceAll("\\s+", "")));
    }

    private static List<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(found -> found.group(1).equals(language))
                .map(found -> found.group(2))
                .toList();
    }

    /** Loads the block in which the route of that id stands. */
    private void load(String id) throws Exception {
        String block = blocks("yaml").stream()
                .filter(text -> text.contains("id: " + id + "\n"))
                .findFirst()
                .orElseThrow();
        block = block.replace("PACS@127.0.0.1:11112", pacs)
                .replace("PACS@127.0.0.1:2762", secure.address().toString())
                .replace("ROUTER@127.0.0.1:11113", "ROUTER@127.0.0.1:" + ROUTER)
                .replace("RIS@127.0.0.1:11114", ris)
                .replace("ARCHIVE@127.0.0.1:11115", "ARCHIVE@127.0.0.1:" + ARCHIVE)
                .replace("WORKLIST@127.0.0.1:11117", "WORKLIST@127.0.0.1:" + WORKLIST)
                .replace("/data/", data + "/");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("block.camel.yaml", block));
    }

    private void route(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
    }
}
