package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.redrive.QuarantineMXBean;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QuarantineConsoleTest {
    private static final String TITLE = "CONSOLE";

    @TempDir
    Path root;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private QuarantineMXBean bean() throws Exception {
        ObjectName found = server.queryNames(new ObjectName("org.apache.camel:type=delivery,name=quarantine,*"), null)
                .iterator()
                .next();
        return JMX.newMXBeanProxy(server, found, QuarantineMXBean.class);
    }

    @Test
    void saysInWordsWhatItOffers() throws Exception {
        Peer.named(TITLE);
        try (Service service = new RoutesFixture(root).scripted(TITLE).start()) {
            MBeanInfo info = server.getMBeanInfo(
                    server.queryNames(new ObjectName("org.apache.camel:type=delivery,name=quarantine,*"), null)
                            .iterator()
                            .next());

            assertThat(info.getDescription().split(" ")).hasSizeGreaterThan(2);
            assertThat(info.getOperations()).hasSize(2).allSatisfy(operation -> {
                assertThat(operation.getDescription().split(" ")).hasSizeGreaterThan(2);
                assertThat(operation.getDescription()).doesNotContain("exposed for management");
                assertThat(operation.getSignature()).allSatisfy(parameter -> {
                    assertThat(parameter.getName()).isEqualTo("cause");
                    assertThat(parameter.getDescription().split(" ")).hasSizeGreaterThan(2);
                });
            });
        }
    }

    @Test
    void countsByCauseAndPutsBackOverJmx() throws Exception {
        Peer peer = Peer.named(TITLE);
        peer.answers(dataSet -> Peer.answer(0xC000));
        RoutesFixture routes = new RoutesFixture(root).scripted(TITLE);
        try (Service service = routes.start()) {
            TestObjects.ct().write(routes.inbox().resolve("Smith.dcm"));
            Files.writeString(routes.inbox().resolve("letter.txt"), "no image at all ".repeat(30));
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.quarantined() == 2);
            peer.answers(dataSet -> Peer.answer(0));

            assertThat(bean().countByCause()).isEqualTo(Map.of("refused", 1L, "not-dicom", 1L));
            assertThatThrownBy(() -> bean().redrive("refusd")).hasMessageContaining("nearest is refused");
            assertThat(bean().redrive("refused"))
                    .contains("refused: 1 put back into the inbox")
                    .doesNotContain("Smith");

            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.sent() == 1);
            assertThat(bean().countByCause()).isEqualTo(Map.of("not-dicom", 1L));
        }
        assertThat(server.queryNames(new ObjectName("org.apache.camel:type=delivery,*"), null))
                .isEmpty();
    }
}
