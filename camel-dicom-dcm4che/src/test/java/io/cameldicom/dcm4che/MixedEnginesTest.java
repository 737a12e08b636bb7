package io.cameldicom.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomEndpoint;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints of one context, each on the engine that it names. */
@ExtendWith(NoBufferLeaks.class)
class MixedEnginesTest extends CamelTestSupport {
    private static final int OBJECTS = 40;

    @TempDir
    Path folder;

    @Override
    protected boolean useJmx() {
        return true;
    }

    private String listen(String aeTitle) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + aeTitle + "@127.0.0.1:0?store=" + folder.resolve(aeTitle))
                        .routeId(aeTitle)
                        .to("mock:" + aeTitle);
            }
        });
        return ((DicomEndpoint) context.getRoute(aeTitle).getEndpoint()).getBoundAddress();
    }

    private void send(String... uris) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to(uris);
            }
        });
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            byte[] object = TestObjects.ct().size(100, 100 + i).bytes();
            sent.add(template.asyncSend("direct:send", e -> e.getMessage().setBody(object)));
        }
        for (CompletableFuture<Exchange> exchange : sent) {
            assertThat(exchange.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    private Set<byte[]> received(String aeTitle) throws IOException {
        Set<byte[]> received = new TreeSet<>(Arrays::compare);
        try (Stream<Path> files = Files.walk(folder.resolve(aeTitle))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".dcm")).toList()) {
                received.add(Files.readAllBytes(file));
            }
        }
        return received;
    }

    /** Those of the destinations that operators see. */
    private List<String> engines() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> engines = new ArrayList<>();
        for (ObjectName name : server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=dicom,*"), null)) {
            try {
                engines.add((String) server.getAttribute(name, "Engine"));
            } catch (AttributeNotFoundException e) {
                continue; // a listener
            }
        }
        return engines;
    }

    @Test
    void deliverTheSameOneAfterTheOther() throws Exception {
        String one = listen("ONE");
        String other = listen("OTHER");

        send("dicom:store:" + one + "?engine=netty", "dicom:store:" + other + "?engine=dcm4che");

        assertThat(received("ONE")).hasSize(OBJECTS).isEqualTo(received("OTHER"));
        assertThat(engines()).containsExactlyInAnyOrder("netty", "dcm4che");
    }

    @Test
    void sendToOnePeer() throws Exception {
        String peer = listen("PEER");

        send("dicom:store:" + peer + "?engine=dcm4che", "dicom:echo:" + peer + "?engine=netty");

        assertThat(received("PEER")).hasSize(OBJECTS);
        assertThat(engines()).containsExactlyInAnyOrder("netty", "dcm4che");
    }
}
