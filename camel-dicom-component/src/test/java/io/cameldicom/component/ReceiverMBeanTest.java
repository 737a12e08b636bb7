package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a {@code dicom:listen}, called over a real connection, through the MBean server alone. */
@ExtendWith(NoBufferLeaks.class)
class ReceiverMBeanTest extends CamelTestSupport {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private String address;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @BeforeEach
    void listens() throws Exception {
        address = "PACS@127.0.0.1:" + FreePort.find();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + address + "?callingAeTitles=CT1,CT2&checkCalledAeTitle=true&spoolDirectory="
                                + folder.resolve("spool"))
                        .routeId("listener")
                        .process(exchange -> {
                            if ("MR".equals(exchange.getMessage().getHeader(DicomConstants.MODALITY))) {
                                throw new IllegalStateException("the route failed");
                            }
                        });
            }
        });
    }

    private Exception send(String caller, TestObjects object) {
        Path file = object.writeInto(folder);
        Exchange exchange = template.request(
                "dicom:store:" + address + "?poolIdleTimeout=50ms&callingAeTitle=" + caller,
                sent -> sent.getMessage().setBody(file));
        return exchange.getException();
    }

    private Map<String, Object> attributes() {
        Beans beans = new Beans(context);
        return beans.attributes(beans.name("listen " + address));
    }

    @Test
    void countsWhoCalledWhatCameAndWhoWasNotLetIn() throws Exception {
        Map<String, Object> before = attributes();
        assertThat(before)
                .containsEntry("Address", address)
                .containsEntry("BoundAddress", address)
                .containsEntry("Listening", true);
        Set<String> open = new HashSet<>();
        TestObjects ct = TestObjects.ct();

        assertThat(send("CT1", ct)).isNull();
        open.add(attributes().get("OpenAssociations").toString());
        assertThat(send("CT2", TestObjects.ct())).isNull();
        await().atMost(BOUND).until(() -> attributes().get("OpenAssociations").equals(0L));
        assertThat(send("CT2", TestObjects.mr())).isInstanceOf(TransientDicomException.class);
        assertThat(send("STRANGER", TestObjects.ct())).isInstanceOf(TransientDicomException.class);

        assertThat(attributes())
                .containsEntry("AcceptedAssociations", 3L)
                .containsEntry("Callers", Map.of("CT1", 1L, "CT2", 2L))
                .containsEntry("ObjectsReceived", 3L)
                .containsEntry("RejectedAssociations", 1L);
        assertThat(open).isNotEqualTo(Set.of("0"));
        assertThat((long) attributes().get("BytesReceived")).isGreaterThan(2L * ct.dataSet().length);
        assertThat(counts("StatusCounts")).containsEntry("success", 2L).containsEntry("other-failure", 1L);
        assertThat(counts("RejectionReasons"))
                .containsEntry("calling-ae-title", 1L)
                .containsEntry("called-ae-title", 0L);
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> counts(String attribute) {
        return (Map<Object, Object>) attributes().get(attribute);
    }

    @Test
    void keepsItsCountsWhileItIsSuspendedAndAfter() throws Exception {
        assertThat(send("CT1", TestObjects.ct())).isNull();

        context.getRouteController().suspendRoute("listener");
        assertThat(attributes())
                .containsEntry("Listening", false)
                .containsEntry("BoundAddress", "not listening")
                .containsEntry("OpenAssociations", 0L)
                .containsEntry("ObjectsReceived", 1L);
        context.getRouteController().resumeRoute("listener");
        await().atMost(BOUND).until(() -> send("CT1", TestObjects.ct()) == null);

        assertThat(attributes()).containsEntry("Listening", true).containsEntry("ObjectsReceived", 2L);
        assertThat(counts("Callers")).containsEntry("CT1", 2L);
    }

    @Test
    void goesWithItsRoute() throws Exception {
        context.getRouteController().stopRoute("listener");
        assertThat(new Beans(context).names()).isEmpty();

        context.getRouteController().startRoute("listener");
        assertThat(attributes()).containsEntry("Listening", true);
    }
}
