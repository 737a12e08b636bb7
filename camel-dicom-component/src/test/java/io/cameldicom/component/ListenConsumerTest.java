package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dicom:listen}, called by {@code dicom:store} and {@code dicom:echo}. */
@ExtendWith(NoBufferLeaks.class)
class ListenConsumerTest extends CamelTestSupport {
    private static final String ROUTE = "pacs";

    @TempDir
    Path folder;

    private final AtomicReference<Map<String, Object>> headers = new AtomicReference<>();
    private final AtomicReference<File> body = new AtomicReference<>();

    @Test
    void makesAnExchangeOfEachObjectWithAllHeaders() throws Exception {
        String address = listen("", exchange -> note(exchange));
        TestObjects object = TestObjects.ct().umlauts();

        assertThat(store(address, object).getException()).isNull();

        assertThat(headers.get())
                .containsEntry(DicomConstants.SOP_CLASS_UID, TestObjects.CT)
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, object.instance())
                .containsEntry(DicomConstants.STUDY_INSTANCE_UID, object.study())
                .containsEntry(DicomConstants.SERIES_INSTANCE_UID, object.series())
                .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, object.transferSyntax())
                .containsEntry(DicomConstants.MODALITY, "CT")
                .containsEntry(DicomConstants.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .containsEntry(DicomConstants.BYTES, (long) object.dataSet().length)
                .containsEntry(DicomConstants.CALLING_AE_TITLE, "CAMEL")
                .containsEntry(DicomConstants.CALLED_AE_TITLE, "PACS")
                .containsEntry(DicomConstants.REMOTE_ADDRESS, "127.0.0.1")
                .containsKey(DicomConstants.ASSOCIATION)
                .doesNotContainKey(DicomConstants.STATUS);
    }

    @Test
    void runsTheRouteOnAThreadOfCamel() throws Exception {
        AtomicReference<String> thread = new AtomicReference<>();
        String address =
                listen("", exchange -> thread.set(Thread.currentThread().getName()));

        store(address, TestObjects.ct());

        assertThat(thread.get()).contains("DicomListen");
    }

    @Test
    void keepsTheObjectAsStudySeriesInstanceBeforeTheRouteRuns() throws Exception {
        Path pacs = folder.resolve("pacs");
        String address = listen("&store=" + pacs, exchange -> {
            note(exchange);
            assertThat(exchange.getMessage().getBody(File.class)).exists();
        });
        TestObjects object = TestObjects.ct();

        assertThat(store(address, object).getException()).isNull();

        Path stored = pacs.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm");
        assertThat(body.get().toPath()).isEqualTo(stored.toAbsolutePath());
        assertThat(dataSetOf(stored)).isEqualTo(object.dataSet());
    }

    @Test
    void takesTheSameBytesAgainAndRefusesOthersUnderTheSameUid() throws Exception {
        Path pacs = folder.resolve("pacs");
        String address = listen("&store=" + pacs, exchange -> {});
        TestObjects object = TestObjects.ct();
        byte[] first = object.bytes();
        byte[] other = object.otherPixels().bytes();

        assertThat(store(address, first).getException()).isNull();
        assertThat(store(address, first).getException()).isNull();
        assertThat(status(store(address, other))).isEqualTo(0x0111);
    }

    @Test
    void readsTheNamesOfItsStoreBeforeItListens() throws Exception {
        Path pacs = folder.resolve("pacs");
        String address = listen("&store=" + pacs, exchange -> {});
        TestObjects object = TestObjects.ct();
        Path series = Files.createDirectories(pacs.resolve("1.2").resolve("3.4"));
        Files.write(series.resolve(object.instance() + ".dcm"), object.bytes());

        assertThat(status(store(address, object.otherPixels())))
                .as("of an instance that was not there when the names were read")
                .isZero();
    }

    @Test
    void deletesASpooledObjectWhenTheExchangeIsDone() throws Exception {
        String address = listen("", exchange -> {
            note(exchange);
            assertThat(exchange.getMessage().getBody(File.class)).exists();
        });

        store(address, TestObjects.ct());

        await().atMost(Duration.ofSeconds(10)).until(() -> !body.get().exists());
    }

    @Test
    void answersProcessingFailureWhenTheRouteFails() throws Exception {
        String address = listen("", exchange -> {
            throw new IllegalStateException("the route failed");
        });

        assertThat(status(store(address, TestObjects.ct()))).isEqualTo(0x0110);
    }

    @Test
    void answersOutOfResourcesWhenTheDiskIsFull() throws Exception {
        String address = listen("", exchange -> {
            throw new FileSystemException("x", null, "No space left on device");
        });

        assertThat(status(store(address, TestObjects.ct()))).isEqualTo(0xA700);
    }

    @ParameterizedTest
    @CsvSource({"B000,false,B000", "A701,false,A701", "C123,true,C123", "0000,true,0110", "B006,true,0110"})
    void answersWithTheStatusOfTheRouteButNeverWithSuccessAfterAFailure(String chosen, boolean fails, String answered)
            throws Exception {
        String address = listen("", exchange -> {
            exchange.getMessage().setHeader(DicomConstants.STATUS, Integer.parseInt(chosen, 16));
            if (fails) {
                throw new IllegalStateException("the route failed");
            }
        });

        assertThat(status(store(address, TestObjects.ct()))).isEqualTo(Integer.parseInt(answered, 16));
    }

    @ParameterizedTest
    @CsvSource({"A700,A700", "0110,0110", "b000,B000", "success,0110", "70000,0110"})
    void readsTheStatusOfTheRouteAsTheStandardWritesItAndTakesNonsenseForAFailure(String text, String answered)
            throws Exception {
        String address = listen("", exchange -> exchange.getMessage().setHeader(DicomConstants.STATUS, text));

        assertThat(status(store(address, TestObjects.ct()))).isEqualTo(Integer.parseInt(answered, 16));
    }

    @Test
    void waitsForAnAsynchronousRoute() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:later").process(exchange -> release.await(10, TimeUnit.SECONDS));
                from("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder)
                        .routeId(ROUTE)
                        .to("seda:later?waitForTaskToComplete=Always");
            }
        });
        var stored = template.asyncSend(
                "dicom:store:" + address(),
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));

        assertThat(stored).isNotDone();
        release.countDown();

        assertThat(stored.get(20, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void keepsASpooledObjectForAnExchangeThatGoesOnAfterTheAnswer() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<byte[]> later = new CompletableFuture<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("seda:later").process(exchange -> {
                    answered.await(10, TimeUnit.SECONDS);
                    note(exchange);
                    later.complete(dataSetOf(body.get().toPath()));
                });
                from("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder)
                        .routeId(ROUTE)
                        .to("seda:later");
            }
        });
        TestObjects object = TestObjects.ct();

        assertThat(store(address(), object).getException()).isNull();
        // The listener has deleted what it knows of before it answered.
        answered.countDown();

        assertThat(later.get(10, TimeUnit.SECONDS)).isEqualTo(object.dataSet());
        await().atMost(Duration.ofSeconds(10)).until(() -> !body.get().exists());
    }

    @Test
    void passesAnObjectOnToTheNextPeerAndItsAnswerBack() throws Exception {
        String address = listen("", "dicom:store:A700@127.0.0.1:104?engine=scripted");

        assertThat(status(store(address, TestObjects.ct()))).isEqualTo(0xA700);
    }

    @Test
    void rejectsWhoCallsAnotherTitle() throws Exception {
        String address = listen("", exchange -> {}).replace("PACS@", "OTHER@");

        assertThat(store(address, TestObjects.ct()).getException())
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(AssociationRejectedException.class);
    }

    @Test
    void takesAnyCalledTitleWhenItIsNotChecked() throws Exception {
        String address = listen("&checkCalledAeTitle=false", exchange -> {}).replace("PACS@", "OTHER@");

        assertThat(store(address, TestObjects.ct()).getException()).isNull();
    }

    @Test
    void rejectsWhoIsNotOnTheList() throws Exception {
        String address = listen("&callingAeTitles=MODALITY1,MODALITY2", exchange -> {});

        assertThat(store(address, TestObjects.ct()).getException())
                .hasCauseInstanceOf(AssociationRejectedException.class);
        assertThat(store(address + "?callingAeTitle=MODALITY2", TestObjects.ct())
                        .getException())
                .isNull();
    }

    @Test
    void answersAnEcho() throws Exception {
        String address = listen("", exchange -> {});

        assertThat(template.request("dicom:echo:" + address, sent -> {}).getException())
                .isNull();
    }

    @Test
    void setsAttributesThatTheRouteAsksFor() throws Exception {
        String address = listen("&headers=PatientID", exchange -> note(exchange));

        store(address, TestObjects.ct().patientId("4711"));

        assertThat(headers.get()).containsEntry("CamelDicomPatientID", "4711");
    }

    @Test
    void closesThePortWhileSuspendedAndOpensItAgain() throws Exception {
        String address = listen("", exchange -> {});
        DicomEndpoint endpoint = endpoint();

        context.getRouteController().suspendRoute(ROUTE);
        assertThat(endpoint.getBoundAddress()).isNull();
        assertThat(store(address, TestObjects.ct()).getException()).isInstanceOf(TransientDicomException.class);

        context.getRouteController().resumeRoute(ROUTE);
        assertThat(store(endpoint.getBoundAddress(), TestObjects.ct()).getException())
                .isNull();
    }

    @Test
    void stopsWithinItsBoundWhileARouteIsBusy() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        String address = listen("&releaseTimeout=1s", exchange -> {
            entered.countDown();
            release.await(60, TimeUnit.SECONDS);
        });
        template.asyncSend(
                "dicom:store:" + address,
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        context.getShutdownStrategy().setTimeout(2);

        long start = System.nanoTime();
        context.getRouteController().stopRoute(ROUTE);

        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(30);
        release.countDown();
    }

    @Test
    void doesNotStartOnAPortThatIsInUse() throws Exception {
        String address = listen("", exchange -> {});

        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("dicom:listen:" + address + "?spoolDirectory=" + folder)
                                .to("mock:never");
                    }
                }))
                .hasStackTraceContaining("cannot listen on 127.0.0.1:");
    }

    private void note(Exchange exchange) {
        headers.set(Map.copyOf(exchange.getMessage().getHeaders()));
        body.set(exchange.getMessage().getBody(File.class));
    }

    private String listen(String options, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder + options)
                        .routeId(ROUTE)
                        .process(processor);
            }
        });
        return address();
    }

    private String listen(String options, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder + options)
                        .routeId(ROUTE)
                        .to(to);
            }
        });
        return address();
    }

    private String address() {
        return endpoint().getBoundAddress();
    }

    private DicomEndpoint endpoint() {
        return (DicomEndpoint) context.getRoute(ROUTE).getEndpoint();
    }

    private Exchange store(String address, TestObjects object) {
        return store(address, object.bytes());
    }

    private Exchange store(String address, byte[] object) {
        return template.request(
                "dicom:store:" + address, exchange -> exchange.getMessage().setBody(object));
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(DicomConstants.STATUS, Integer.class);
    }

    private static byte[] dataSetOf(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOfRange(bytes, (int) DicomFile.read(file).dataSetOffset(), bytes.length);
    }
}
