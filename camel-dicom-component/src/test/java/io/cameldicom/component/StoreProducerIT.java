package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.destination.DestinationMXBean;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.management.JMX;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code dicom:store} and {@code dicom:echo} against DCMTK. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class StoreProducerIT extends CamelTestSupport {
    @TempDir
    Path folder;

    private Dcmtk.StoreScp pacs;
    private Path spool;
    private Path received;

    @BeforeEach
    void startPacs() throws Exception {
        Dcmtk.require();
        received = Files.createDirectory(folder.resolve("received"));
        spool = folder.resolve("spool");
        pacs = Dcmtk.StoreScp.options().storingInto(received).acceptingAll().start();
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Test
    void storesTheFileOfAPath() throws Exception {
        TestObjects object = TestObjects.ct();
        assertStored(object, object.writeInto(folder));
    }

    @Test
    void storesAFile() throws Exception {
        TestObjects object = TestObjects.ct();
        assertStored(object, object.writeInto(folder).toFile());
    }

    @Test
    void storesAFileOfTheFileComponent() throws Exception {
        TestObjects object = TestObjects.ct();
        GenericFile<File> file = new GenericFile<>();
        file.setFile(object.writeInto(folder).toFile());
        assertStored(object, file);
    }

    @Test
    void storesBytes() throws Exception {
        TestObjects object = TestObjects.ct();
        assertStored(object, object.bytes());
    }

    @Test
    void storesAStreamOnceAndLeavesTheObjectInItsPlace() throws Exception {
        TestObjects object = TestObjects.ct();
        Exchange exchange = assertStored(object, new ByteArrayInputStream(object.bytes()));
        assertThat(exchange.getMessage().getBody()).isInstanceOf(DicomObject.class);
    }

    @Test
    void storesAnObjectThatWasRead() throws Exception {
        TestObjects object = TestObjects.ct();
        assertStored(object, DicomObject.of(DicomFile.read(object.writeInto(folder))));
    }

    @Test
    void deletesSpooledBodiesWhenTheExchangeIsDone() throws Exception {
        TestObjects object = TestObjects.ct();
        store(new ByteArrayInputStream(object.bytes()));
        store(object.bytes());

        assertThat(SpooledFiles.in(spool)).isEmpty();
    }

    @Test
    void setsWhatIsKnownAfterTheAnswerAsHeaders() {
        TestObjects object = TestObjects.mr();

        Exchange exchange = store(object.writeInto(folder));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.STATUS, 0)
                .containsEntry(DicomConstants.SOP_CLASS_UID, TestObjects.MR)
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, object.instance())
                .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, object.transferSyntax())
                .containsEntry(DicomConstants.BYTES, (long) object.dataSet().length)
                .containsEntry(DicomConstants.CALLED_AE_TITLE, "STORESCP")
                .containsEntry(DicomConstants.CALLING_AE_TITLE, "CAMEL")
                .containsKeys(DicomConstants.DURATION, DicomConstants.ASSOCIATION);
    }

    @Test
    void goesOnOnAThreadOfCamelAndNeedsFewOfThemFor200Objects() throws Exception {
        int objects = 200;
        Set<String> threads = ConcurrentHashMap.newKeySet();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many")
                        .to(uri())
                        .process(exchange -> threads.add(Thread.currentThread().getName()));
            }
        });
        NotifyBuilder done =
                new NotifyBuilder(context).fromRoute("*").whenCompleted(objects).create();

        for (int i = 0; i < objects; i++) {
            Path file = TestObjects.ct().size(16, 16).writeInto(folder);
            template.asyncSend("direct:many", exchange -> exchange.getMessage().setBody(file));
        }

        assertThat(done.matches(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pacs.received()).hasSize(objects);
        assertThat(threads).hasSizeLessThanOrEqualTo(4).allMatch(name -> name.contains("DicomCompletion"));
    }

    @Test
    void sendsManyObjectsOnOneAssociationAndShowsItOverJmx() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").to(uri() + "&maxAssociations=1");
            }
        });
        for (int i = 0; i < 20; i++) {
            Path file = TestObjects.ct().size(16, 16).writeInto(folder);
            Exchange exchange =
                    template.request("direct:one", sent -> sent.getMessage().setBody(file));
            assertThat(exchange.getException()).isNull();
        }

        ObjectName pattern = new ObjectName("org.apache.camel:context=" + context.getManagementName()
                + ",type=dicom,name=" + ObjectName.quote(pacs.address().toString()));
        var server = ManagementFactory.getPlatformMBeanServer();
        DestinationMXBean destination = JMX.newMXBeanProxy(server, pattern, DestinationMXBean.class);
        assertThat(destination.getAssociationsOpened()).isEqualTo(1);
        assertThat(destination.getObjectsSent()).isEqualTo(20);
        assertThat(destination.getPeer()).isEqualTo(pacs.address().toString());

        context.stop();
        assertThat(server.isRegistered(pattern)).isFalse();
    }

    @Test
    void echoesAndTellsTheRoundTripTime() {
        Exchange exchange = template.request("dicom:echo:" + pacs.address(), sent -> {});

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0);
        assertThat(exchange.getMessage().getHeader(DicomConstants.ROUND_TRIP_TIME, Double.class))
                .isPositive();
    }

    @Test
    void failsTheEchoAsTransientWhenNobodyIsThere() throws Exception {
        String address;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "NOBODY@127.0.0.1:" + free.getLocalPort();
        }

        Exchange exchange = template.request("dicom:echo:" + address, sent -> {});

        assertThat(exchange.getException())
                .isInstanceOf(TransientDicomException.class)
                .hasMessageContaining(address);
    }

    @Test
    void stopsWithinItsBoundWhileObjectsAreUnderWay() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stopping").to(uri());
            }
        });
        context.getShutdownStrategy().setTimeout(5);
        Path big = TestObjects.multiFrame().writeSparse(folder.resolve("big.dcm"), 200L << 20);
        for (int i = 0; i < 8; i++) {
            template.asyncSend(
                    "direct:stopping", exchange -> exchange.getMessage().setBody(big));
        }

        long start = System.nanoTime();
        context.stop();

        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(20);
    }

    private Exchange assertStored(TestObjects object, Object body) throws Exception {
        Exchange exchange = store(body);
        assertThat(exchange.getException()).isNull();
        DicomFile stored = DicomFile.read(pacs.received(object.instance()).orElseThrow());
        byte[] bytes = Files.readAllBytes(stored.path());
        assertThat(Arrays.copyOfRange(bytes, (int) stored.dataSetOffset(), bytes.length))
                .isEqualTo(object.dataSet());
        return exchange;
    }

    private Exchange store(Object body) {
        return template.request(uri(), exchange -> exchange.getMessage().setBody(body));
    }

    private String uri() {
        return "dicom:store:" + pacs.address() + "?spoolDirectory=" + spool;
    }
}
