package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints against Orthanc and the senders of DCMTK. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class PeersIT extends CamelTestSupport {
    @TempDir
    Path folder;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Test
    void storesIntoOrthancByteForByteOnFewAssociations() throws Exception {
        Orthanc.require();
        try (Orthanc orthanc = Orthanc.start()) {
            List<TestObjects> objects = new ArrayList<>();
            List<CompletableFuture<Exchange>> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                TestObjects object = (i % 2 == 0 ? TestObjects.ct() : TestObjects.mr()).size(32, 32);
                objects.add(object);
                Path file = object.writeInto(folder);
                sent.add(template.asyncSend(
                        "dicom:store:" + orthanc.address(),
                        exchange -> exchange.getMessage().setBody(file)));
            }

            for (CompletableFuture<Exchange> exchange : sent) {
                await().atMost(Duration.ofSeconds(60)).until(exchange::isDone);
                assertThat(exchange.join().getException()).isNull();
            }

            for (TestObjects object : objects) {
                byte[] stored = orthanc.file(orthanc.find(object.instance()).orElseThrow());
                assertThat(dataSetOf(stored)).isEqualTo(object.dataSet());
            }
            assertThat(sent.stream()
                            .map(exchange -> exchange.join().getMessage().getHeader(DicomConstants.ASSOCIATION))
                            .distinct())
                    .hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void showsOverJmxWhatBecameOfObjectsForOrthanc() throws Exception {
        Orthanc.require();
        Beans beans = new Beans(context);
        DicomAddress address;
        try (Orthanc orthanc = Orthanc.start()) {
            address = orthanc.address();
            for (int i = 0; i < 3; i++) {
                assertThat(store(address, TestObjects.ct()).getException()).isNull();
            }
            assertThat(beans.invoke(address.toString(), "echo")).contains(address.toString(), "0000");
            assertThat(beans.invoke(address.toString(), "pause")).contains("paused");
            assertThat(store(address, TestObjects.ct()).getException())
                    .isInstanceOf(DestinationUnavailableException.class);
            assertThat(beans.invoke(address.toString(), "resume")).contains("available");
            assertThat(store(address, TestObjects.ct()).getException()).isNull();
        }
        assertThat(store(address, TestObjects.ct()).getException()).isInstanceOf(TransientDicomException.class);

        assertThat(beans.attributes(beans.name(address.toString())))
                .containsEntry("ObjectsSent", 4L)
                .containsEntry("RefusedWhileAway", 1L)
                .containsEntry("InFlight", 0L)
                .containsEntry("StatusCounts", successes(4))
                .doesNotContainEntry("LastSuccess", "never")
                .doesNotContainEntry("LastFailure", "never")
                .doesNotContainEntry("LatencyMillisMax", 0.0);
        assertThat(beans.invoke(address.toString(), "echo")).contains("failed");
    }

    private static Map<String, Long> successes(long count) {
        return Arrays.stream(StatusClass.values())
                .collect(Collectors.toMap(StatusClass::word, status -> status == StatusClass.SUCCESS ? count : 0));
    }

    @Test
    void failsAsPermanentForATransferSyntaxThatThePeerDoesNotTakeAndGoesOnWithOthers() throws Exception {
        Dcmtk.require();
        TestObjects compressed = TestObjects.ct().transferSyntax(TestObjects.JPEG_BASELINE);
        TestObjects plain = TestObjects.ct();
        try (Dcmtk.StoreScp pacs = Dcmtk.StoreScp.options()
                .storingInto(folder)
                .accepting(List.of(TestObjects.CT), List.of(TestObjects.EXPLICIT_LITTLE_ENDIAN))
                .start()) {
            Exchange first = store(pacs.address(), plain);
            Exchange refused = store(pacs.address(), compressed);
            Exchange refusedAtOnce = store(pacs.address(), compressed);
            Exchange last = store(pacs.address(), TestObjects.ct());

            assertThat(first.getException()).isNull();
            assertThat(refused.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining("offered: 1.2.840.10008.1.2.1, 1.2.840.10008.1.2.4.50")
                    .hasMessageContaining("accepted: 1.2.840.10008.1.2.1");
            assertThat(refusedAtOnce.getException()).hasCauseInstanceOf(NoPresentationContextException.class);
            assertThat(last.getException()).isNull();
        }
    }

    private Exchange store(DicomAddress address, TestObjects object) {
        return template.request(
                "dicom:store:" + address, exchange -> exchange.getMessage().setBody(object.bytes()));
    }

    @Test
    void receivesFromStorescuAndEchoscu() throws Exception {
        Dcmtk.require();
        Path pacs = folder.resolve("pacs");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:PACS@127.0.0.1:0?store=" + pacs)
                        .routeId("pacs")
                        .to("mock:received");
            }
        });
        String address = ((DicomEndpoint) context.getRoute("pacs").getEndpoint()).getBoundAddress();
        String port = address.substring(address.lastIndexOf(':') + 1);
        TestObjects object = TestObjects.ct();
        Path file = object.writeInto(folder);

        Command.Result echo = Dcmtk.run("echoscu", "-aec", "PACS", "127.0.0.1", port);
        Command.Result store = Dcmtk.run("storescu", "-aec", "PACS", "127.0.0.1", port, file);

        assertThat(echo.exitCode()).isZero();
        assertThat(store.exitCode()).isZero();
        Path stored = pacs.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm");
        assertThat(dataSetOf(Files.readAllBytes(stored))).isEqualTo(object.dataSet());
        assertThat(getMockEndpoint("mock:received").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void receivesFromOrthanc() throws Exception {
        Orthanc.require();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:PACS@127.0.0.1:0?store=" + folder.resolve("pacs"))
                        .routeId("pacs")
                        .to("mock:received");
            }
        });
        String address = ((DicomEndpoint) context.getRoute("pacs").getEndpoint()).getBoundAddress();
        TestObjects object = TestObjects.mr();
        try (Orthanc orthanc = Orthanc.start(Map.of())) {
            orthanc.upload(object.bytes());
            orthanc.store(DicomAddress.parse(address), orthanc.instances());
        }

        assertThat(getMockEndpoint("mock:received").getReceivedCounter()).isEqualTo(1);
        assertThat(getMockEndpoint("mock:received")
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getHeaders())
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, object.instance());
    }

    private byte[] dataSetOf(byte[] file) throws IOException {
        Path copy = Files.createTempFile(folder, "copy", ".dcm");
        Files.copy(new ByteArrayInputStream(file), copy, StandardCopyOption.REPLACE_EXISTING);
        return Arrays.copyOfRange(file, (int) DicomFile.read(copy).dataSetOffset(), file.length);
    }
}
