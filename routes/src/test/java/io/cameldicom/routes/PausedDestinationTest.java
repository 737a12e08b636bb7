package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.destination.DestinationMXBean;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the MBean of the destination, and what the inbox makes of it. */
@Timeout(240)
class PausedDestinationTest {
    private static final String TITLE = "PAUSED";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private final HoldWatch holds = new HoldWatch();

    /** Notes why the last scan let nothing in, and counts scans of the whole inbox. */
    private static final class HoldWatch implements Scans {
        volatile Optional<String> reason = Optional.empty();
        final AtomicInteger scans = new AtomicInteger();

        @Override
        public void began(Optional<String> heldBecause) {
            reason = heldBecause;
        }

        @Override
        public void completed(Census census) {
            scans.incrementAndGet();
        }

        @Override
        public void failed(Exception cause) {}
    }

    private static DestinationMXBean bean() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName found = server.queryNames(
                        new ObjectName("org.apache.camel:type=dicom,name=" + ObjectName.quote(TITLE + "@127.0.0.1:104")
                                + ",*"),
                        null)
                .iterator()
                .next();
        return JMX.newMXBeanProxy(server, found, DestinationMXBean.class);
    }

    @Test
    void keepsFilesInTheInboxWithoutAnAttemptUntilItIsResumed() throws Exception {
        RoutesFixture routes = new RoutesFixture(root).scripted(TITLE);
        try (Service service = routes.start(holds)) {
            bean().pause();
            for (int i = 0; i < 5; i++) {
                TestObjects.ct().write(routes.inbox().resolve("Smith" + i + ".dcm"));
            }
            await().atMost(SOON).until(() -> holds.reason.isPresent());
            int before = holds.scans.get();
            await().atMost(SOON).until(() -> holds.scans.get() > before + 10);

            assertThat(holds.reason.get()).contains(TITLE, "is paused", "operator");
            assertThat(peer.offered()).isEmpty();
            assertThat(RoutesFixture.files(routes.inbox())).hasSize(5);
            assertThat(bean().getState()).isEqualTo("paused");

            bean().resume();

            await().atMost(SOON).until(() -> routes.tally.sent() == 5);
            assertThat(holds.reason).isEmpty();
            assertThat(peer.offered()).hasSize(5);
            assertThat(RoutesFixture.files(routes.inbox())).isEmpty();
        }
    }

    @Test
    void letsWhatIsOnItsWayEndAndKeepsTheRest() throws Exception {
        RoutesFixture routes = new RoutesFixture(root).scripted(TITLE);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        peer.answers(dataSet -> answer.thenCompose(ignored -> Peer.answer(0)));
        try (Service service = routes.start(holds)) {
            for (int i = 0; i < 40; i++) {
                TestObjects.ct().write(routes.inbox().resolve("Smith" + i + ".dcm"));
            }
            await().atMost(SOON).until(() -> bean().getWaiting() > 0);
            int onTheirWay = peer.offered().size();

            bean().pause();
            answer.complete(null);
            await().atMost(SOON).until(() -> bean().getInFlight() == 0 && routes.tally.sent() >= onTheirWay);
            int sent = peer.offered().size();
            assertThat(sent).isLessThan(40);

            bean().resume();

            await().atMost(SOON).until(() -> routes.tally.sent() == 40);
            assertThat(peer.offered()).as("none was sent twice").hasSize(40);
            assertThat(routes.tally.quarantined()).isZero();
        }
    }

    @Test
    void isForgottenByARestart() throws Exception {
        RoutesFixture routes = new RoutesFixture(root).scripted(TITLE);
        try (Service service = routes.start(holds)) {
            bean().pause();
            TestObjects.ct().write(routes.inbox().resolve("Smith.dcm"));
            await().atMost(SOON).until(() -> holds.reason.isPresent());
        }

        try (Service service = routes.start(holds)) {
            await().atMost(SOON).until(() -> routes.tally.sent() == 1);
        }
    }

    @Test
    void redrivesTheQuarantineFromTheMBeanOfTheDestination() throws Exception {
        RoutesFixture routes = new RoutesFixture(root).scripted(TITLE);
        peer.answers(dataSet -> Peer.answer(0xC000));
        try (Service service = routes.start(holds)) {
            TestObjects.ct().write(routes.inbox().resolve("Smith.dcm"));
            await().atMost(SOON).until(() -> routes.tally.quarantined() == 1);
            peer.answers(dataSet -> Peer.answer(0));

            assertThatThrownBy(() -> bean().redrive("refusd")).hasMessageContaining("nearest is refused");
            assertThat(bean().redrive("refused"))
                    .contains("1 put back into the inbox")
                    .doesNotContain("Smith");

            await().atMost(SOON).until(() -> routes.tally.sent() == 1);
        }
    }
}
