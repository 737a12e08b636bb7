package io.cameldicom.routes.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.FreePort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where several listen, a line tells of which of them it is. */
class ListenerLinesTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final int port = FreePort.find();
    private final String address = "ARCHIVE@127.0.0.1:" + port;
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:OTHER@127.0.0.1:" + FreePort.find()).to("log:other");
                from("dicom:listen:" + address + "?services=find")
                        .routeId("archive")
                        .setBody(constant(List.of("Smith^John")));
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aMatchThatIsNoneNamesTheListener() {
        try (LogLines lines = new LogLines("io.cameldicom")) {
            find(address);

            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(lines.with("event", "listener.match"))
                            .hasSize(1)
                            .allMatch(line -> line.matches("WARN association [0-9]+ of " + address + ": match 1 .*"))
                            .noneMatch(line -> line.contains("Smith")));
            assertThat(lines.with("listener", address)).isNotEmpty();
        }
    }

    @Test
    void whoIsNotLetInIsToldWithTheListenerAndWithoutACountOfNone() {
        try (LogLines lines = new LogLines("io.cameldicom")) {
            find("WRONG@127.0.0.1:" + port);

            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(lines.with("event", "listener.rejected"))
                            .hasSize(1)
                            .allMatch(line -> line.startsWith("WARN not let in at " + address + " (called-ae-title): "))
                            .noneMatch(line -> line.contains("more for this cause")));
        }
    }

    private void find(String peer) {
        context.createProducerTemplate()
                .send(
                        "dicom:find:" + peer + "?level=STUDY",
                        exchange -> exchange.getMessage().setBody(Map.of("PatientID", "42", "StudyInstanceUID", "")));
    }
}
