package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.query.IllegalQueryException;
import io.cameldicom.component.query.RetrieveResult;
import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmqrscp;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code dicom:find}, {@code dicom:move} and {@code dicom:get} against Orthanc and dcmqrscp, which hold the same. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class QueryRetrieveIT {
    private static final String US = "US";
    private static final Studies STUDIES = new Studies();

    @TempDir
    static Path files;

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final List<List<Object>> ORIGINATORS = new CopyOnWriteArrayList<>();

    private static DefaultCamelContext context;
    private static ProducerTemplate template;
    private static Orthanc orthanc;
    private static Dcmqrscp dcmqrscp;

    @TempDir
    Path folder;

    /** Who is asked. */
    enum Peer {
        ORTHANC,
        DCMQRSCP;

        DicomAddress address() {
            return this == ORTHANC ? orthanc.address() : dcmqrscp.address();
        }

        /** dcmqrscp matches bytes. */
        String mueller() {
            return this == ORTHANC ? "MÜLL*" : "Müll*";
        }

        /** Character sets in which the name is found. */
        List<String> japaneseOptions() {
            String asItIsStored = "&queryCharacterSet=RAW(\\ISO 2022 IR 87)";
            return this == ORTHANC ? List.of("", asItIsStored) : List.of(asItIsStored);
        }
    }

    @BeforeAll
    static void startPeers() throws Exception {
        Orthanc.require();
        Dcmtk.require();
        int port = listen();
        List<Path> written = STUDIES.writeInto(files);
        dcmqrscp = Dcmqrscp.options().destination(US, port).holding(written).start();
        orthanc = Orthanc.options()
                .modality(US, port)
                .with("DefaultEncoding", "\"Utf8\"") // in which it answers
                .start();
        for (Path file : written) {
            orthanc.upload(Files.readAllBytes(file));
        }
    }

    private static int listen() throws Exception {
        String uri = "dicom:listen:" + US + "@127.0.0.1:0";
        context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> {
                    ORIGINATORS.add(List.of(
                            exchange.getMessage().getHeader(DicomConstants.MOVE_ORIGINATOR_AE_TITLE, ""),
                            exchange.getMessage().getHeader(DicomConstants.MOVE_ORIGINATOR_MESSAGE_ID, "")));
                    RECEIVED.add(exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID, String.class));
                });
            }
        });
        context.start();
        template = context.createProducerTemplate();
        return DicomAddress.parse(context.getEndpoint(uri, DicomEndpoint.class).getBoundAddress())
                .port();
    }

    @BeforeEach
    void forgetWhatWasReceived() {
        RECEIVED.clear();
        ORIGINATORS.clear();
    }

    @AfterAll
    static void stopPeers() throws Exception {
        if (context != null) {
            context.close();
        }
        if (orthanc != null) {
            orthanc.close();
            dcmqrscp.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsUmlauts(Peer peer) {
        Exchange found = ask(peer, "find", "level=STUDY", Map.of("PatientName", peer.mueller()));

        assertThat(matches(found))
                .hasSize(2)
                .allSatisfy(match -> assertThat(match.get("PatientName")).isEqualTo("Müller^Jörg"));
        assertThat(found.getMessage().getHeader(DicomConstants.MATCH_COUNT)).isEqualTo(2);
        assertThat(found.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource
    void findsAJapaneseName(Peer peer) {
        for (String option : peer.japaneseOptions()) {
            assertThat(matches(ask(peer, "find", "level=STUDY" + option, Map.of("PatientName", "*=山田*"))))
                    .singleElement()
                    .satisfies(match -> assertThat(match.get("PatientName")).isEqualTo(TestObjects.JAPANESE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsByRangesListsAndHeaders(Peer peer) {
        assertThat(matches(ask(peer, "find", "level=STUDY", Map.of("StudyDate", "20240101-20240520"))))
                .hasSize(2);
        TestObjects first = STUDIES.objects().get(0);
        assertThat(matches(ask(peer, "find", "level=SERIES", Map.of("StudyInstanceUID", first.study()))))
                .extracting(match -> match.get("Modality"))
                .containsExactlyInAnyOrder("CT", "MR");
        assertThat(matches(ask(
                        peer,
                        "find",
                        "level=IMAGE&resultFormat=map",
                        "{\"StudyInstanceUID\": \"" + first.study() + "\", \"SeriesInstanceUID\": \"" + first.series()
                                + "\"}")))
                .hasSize(2);
        assertThat(matches(ask(peer, "find", "model=patient-root&level=PATIENT", Map.of())))
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void stopsAtTheLimit(Peer peer) {
        Exchange found = ask(peer, "find", "level=STUDY&limit=2", Map.of());

        assertThat(matches(found)).hasSize(2);
        assertThat(found.getMessage().getHeader(DicomConstants.MORE_MATCHES)).isEqualTo(true);
        assertThat(matches(ask(peer, "find", "level=STUDY&limit=5", Map.of()))).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void movesToOurOwnListener(Peer peer) {
        Map<String, Object> match = matches(ask(peer, "find", "level=STUDY", Map.of("AccessionNumber", "A1")))
                .get(0);

        Exchange moved = ask(peer, "move", "moveDestination=" + US, match);

        assertThat(moved.getException()).isNull();
        assertThat(moved.getMessage().getBody(RetrieveResult.class))
                .isEqualTo(new RetrieveResult(0, 3, 0, 0, 0, List.of()));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(RECEIVED).containsExactlyInAnyOrderElementsOf(instances(STUDIES.largest())));
        assertThat(ORIGINATORS).isNotEmpty().allSatisfy(originator -> {
            assertThat(originator.get(0)).isEqualTo(moved.getMessage().getHeader(DicomConstants.CALLING_AE_TITLE));
            assertThat(originator.get(1)).isInstanceOf(Integer.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void refusesADestinationThatThePeerDoesNotKnow(Peer peer) {
        Exchange moved = ask(
                peer,
                "move",
                "level=STUDY&moveDestination=NOBODY",
                Map.of("StudyInstanceUID", STUDIES.objects().get(0).study()));

        assertThat(moved.getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasMessageContaining("C-MOVE to " + peer.address());
    }

    @ParameterizedTest
    @EnumSource
    void getsFiles(Peer peer) throws Exception {
        Path kept = folder.resolve("kept");
        Exchange got = ask(
                peer,
                "get",
                "level=STUDY&directory=" + kept,
                Map.of("StudyInstanceUID", STUDIES.objects().get(0).study()));

        assertThat(got.getException()).isNull();
        List<?> body = got.getMessage().getBody(List.class);
        assertThat(body).hasSize(3).allSatisfy(file -> assertThat((File) file).exists());
        assertThat(got.getMessage().getHeader(DicomConstants.COMPLETED)).isEqualTo(3);
        for (TestObjects object : STUDIES.largest()) {
            Path file = kept.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm");
            assertThat(file).exists();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sayWhatIsWrongBeforeAskingThePeer(Peer peer) {
        assertThat(ask(peer, "find", "model=study-root", Map.of("QueryRetrieveLevel", "PATIENT"))
                        .getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(IllegalQueryException.class)
                .hasMessageContaining("level: 'PATIENT' in model study-root (expected: STUDY, SERIES, IMAGE)");
        assertThat(ask(peer, "find", "level=STUDY", Map.of("PatientNme", "Meier"))
                        .getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasMessageContaining("PatientNme: no attribute (expected: PatientName?");
        assertThat(ask(peer, "find", "level=STUDY&queryCharacterSet=ISO_IR 100", Map.of("PatientName", "山田"))
                        .getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasMessageContaining("PatientName: character 1 of its text is not in ISO_IR 100")
                .hasMessageNotContaining("山");
    }

    @ParameterizedTest
    @EnumSource
    void streamsMatchesAndStopsWhenTheRouteHasEnough(Peer peer) throws Exception {
        List<Object> names = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream-" + peer)
                        .to("dicom:find:" + peer.address() + "?level=STUDY&stream=true")
                        .split(body())
                        .streaming()
                        .process(exchange -> names.add(
                                exchange.getMessage().getBody(Map.class).get("PatientName")));
            }
        });

        assertThat(template.send("direct:stream-" + peer, exchange -> {}).getException())
                .isNull();
        assertThat(names).hasSize(5).contains(TestObjects.JAPANESE, TestObjects.UMLAUTS, Studies.SHARP_S);
    }

    @ParameterizedTest
    @EnumSource
    void streamsFilesWithHeaders(Peer peer) throws Exception {
        List<String> instances = new CopyOnWriteArrayList<>();
        List<File> spooled = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:files-" + peer)
                        .to("dicom:get:" + peer.address() + "?level=STUDY&stream=true")
                        .split(body())
                        .streaming()
                        .process(exchange -> {
                            instances.add(
                                    exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID, String.class));
                            spooled.add(exchange.getMessage().getBody(File.class));
                            assertThat(exchange.getMessage().getBody(File.class))
                                    .exists();
                        });
            }
        });

        assertThat(template.send(
                                "direct:files-" + peer,
                                exchange -> exchange.getMessage()
                                        .setBody(Map.of(
                                                "StudyInstanceUID",
                                                STUDIES.objects().get(0).study())))
                        .getException())
                .isNull();
        assertThat(instances).containsExactlyInAnyOrderElementsOf(instances(STUDIES.largest()));
        assertThat(spooled).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    /** Each peer sends objects as it has them: there is a context for each compression. */
    @ParameterizedTest
    @CsvSource({"pydicom/JPEG2000.dcm, +xw", "pydicom/JPEG-lossy.dcm, +xx", "pydicom/SC_rgb_jpeg_gdcm.dcm, +xs"})
    void getsCompressedObjects(String name, String accepting) throws Exception {
        Corpus.require();
        Path file = Corpus.file(name);
        DicomFile compressed = DicomFile.read(file);
        Map<String, Object> study = Map.of(
                "StudyInstanceUID",
                compressed.dataSet().string(Tag.STUDY_INSTANCE_UID).orElseThrow());
        try (Dcmqrscp other = Dcmqrscp.options()
                        .argument(accepting)
                        .holding(List.of(file))
                        .start();
                Orthanc another = Orthanc.options().start()) {
            another.upload(Files.readAllBytes(file));
            for (DicomAddress address : List.of(other.address(), another.address())) {
                Exchange got = template.send(
                        "dicom:get:" + address + "?level=STUDY&directory="
                                + folder.resolve(address.aeTitle().value()),
                        exchange -> exchange.getMessage().setBody(study));

                assertThat(got.getException()).isNull();
                assertThat(got.getMessage().getBody(List.class))
                        .singleElement()
                        .satisfies(arrived -> assertThat(DicomFile.read(((File) arrived).toPath())
                                        .transferSyntax())
                                .isEqualTo(compressed.transferSyntax()));
            }
        }
    }

    private static List<String> instances(List<TestObjects> objects) {
        return objects.stream().map(TestObjects::instance).toList();
    }

    private Exchange ask(Peer peer, String operation, String options, Object body) {
        return template.send(
                "dicom:" + operation + ":" + peer.address() + "?" + options,
                exchange -> exchange.getMessage().setBody(body));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> matches(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(List.class);
    }
}
