package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What consoles see: health checks and JMX. */
class HealthTest extends CamelTestSupport {
    @TempDir
    Path folder;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        for (String name : new String[] {"producers", "consumers"}) {
            HealthCheckRepository repository = (HealthCheckRepository) registry.resolveById(name);
            repository.setEnabled(true);
            registry.register(repository);
        }
        return camel;
    }

    @Test
    void isUpForAProducerWhosePeerAnswers() throws Exception {
        route("direct:up", "dicom:store:0000@127.0.0.1:104?engine=scripted");

        await().atMost(Duration.ofSeconds(10)).until(() -> state("0000@127.0.0.1:104") == HealthCheck.State.UP);
    }

    @Test
    void isDownForAProducerWhosePeerDoesNotAnswerAndSaysWhy() throws Exception {
        route("direct:down", "dicom:store:REFUSED@127.0.0.1:104?engine=scripted");

        await().atMost(Duration.ofSeconds(10)).until(() -> state("REFUSED@127.0.0.1:104") == HealthCheck.State.DOWN);
        assertThat(result("REFUSED@127.0.0.1:104").getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("refused"));
    }

    @Test
    void isUpForAListenerAsLongAsItListens() throws Exception {
        route("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder, "mock:objects");

        assertThat(state("Listening on PACS@127.0.0.1:")).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void showsTheListenerOverJmx() throws Exception {
        route("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder, "mock:objects");
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();

        ObjectName endpoint = server
                .queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=endpoints,*"),
                        null)
                .stream()
                .filter(name -> name.toString().contains("dicom"))
                .findFirst()
                .orElseThrow();

        assertThat(server.getAttribute(endpoint, "BoundAddress").toString()).startsWith("PACS@127.0.0.1:");
        assertThat(server.getAttribute(endpoint, "OperationName")).isEqualTo("listen");
        assertThat(server.getAttribute(endpoint, "ReceivedObjects")).isEqualTo(0L);
    }

    @Test
    void numbersDestinationsOfOneAddressThatDifferInOptions() throws Exception {
        route("direct:one", "dicom:store:0000@127.0.0.1:105?engine=scripted");
        route("direct:two", "dicom:store:0000@127.0.0.1:105?engine=scripted&maxAssociations=9");
        route("direct:same", "dicom:store:0000@127.0.0.1:105?engine=scripted&headers=AccessionNumber");

        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(
                                new ObjectName(
                                        "org.apache.camel:context=" + context.getManagementName() + ",type=dicom,*"),
                                null)
                        .stream()
                        .map(name -> ObjectName.unquote(name.getKeyProperty("name"))))
                .containsExactlyInAnyOrder("0000@127.0.0.1:105", "0000@127.0.0.1:105#2");
    }

    private void route(String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    private HealthCheck.State state(String part) {
        return result(part).getState();
    }

    private HealthCheck.Result result(String part) {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result ->
                        (result.getCheck().getId() + result.getMessage().orElse("")).contains(part))
                .findFirst()
                .orElseThrow();
    }
}
