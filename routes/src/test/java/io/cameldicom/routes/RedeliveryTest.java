package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Attempts, pauses and the end of both, through the real routes. */
@Timeout(240)
class RedeliveryTest {
    private static final String TITLE = "REDELIVERY";
    private static final DicomAddress ADDRESS = DicomAddress.parse(TITLE + "@127.0.0.1:104");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private final Set<String> bad = ConcurrentHashMap.newKeySet();
    private RoutesFixture routes;

    @BeforeEach
    void scripted() throws IOException {
        routes = new RoutesFixture(root).scripted(TITLE);
        peer.answers(dataSet -> Peer.answer(bad.contains(dataSet.sopInstanceUid()) ? 0xA700 : 0x0000));
    }

    private String drop(String name) throws IOException {
        TestObjects object = TestObjects.ct();
        object.write(routes.inbox().resolve(name));
        return object.instance();
    }

    private void drop(String prefix, int files, boolean refused) throws IOException {
        for (int i = 0; i < files; i++) {
            String instance = drop(prefix + i + ".dcm");
            if (refused) {
                bad.add(instance);
            }
        }
    }

    private long attempts(String instance) {
        return peer.offered().stream().filter(instance::equals).count();
    }

    private JsonNode reason(String name) throws IOException {
        return new ObjectMapper()
                .readTree(routes.quarantine().resolve(name + ".reason.json").toFile());
    }

    @Test
    void failingFilesInFrontDoNotStarveAGoodOne() throws Exception {
        routes.with(Option.REDELIVERY_DELAY, "4s").with(Option.RETRY_DELAY, "1s");
        drop("a", 300, true);
        drop("z.dcm");

        try (Service service = routes.start()) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(RoutesFixture.files(routes.sent())).containsExactly("z.dcm"));
        }
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
        assertThat(RoutesFixture.files(routes.inbox())).hasSize(300);
    }

    @Test
    void asManyFailingFilesAsAssociationsDoNotHoldUpTheOthers() throws Exception {
        routes.with(Option.REDELIVERY_DELAY, "4s");
        drop("a", 8, true);
        drop("b", 200, false);

        try (Service service = routes.start()) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(RoutesFixture.files(routes.sent())).hasSize(200));
        }
        assertThat(RoutesFixture.files(routes.inbox())).hasSize(8);
    }

    @Test
    void restartGoesOnWithAttemptsAndNextTime() throws Exception {
        routes.with(Option.RETRY_DELAY, "1h").with(Option.RETRY_MAXIMUM_DELAY, "3h");
        String waiting = drop("a.dcm");
        bad.add(waiting);
        try (Service service = routes.start()) {
            await().atMost(SOON).until(() -> routes.tally.postponed() == 1);
        }
        long before = attempts(waiting);
        assertThat(before).isEqualTo(3);
        bad.clear();

        try (Service service = routes.start()) {
            String fresh = drop("b.dcm");
            await().atMost(SOON).until(() -> peer.stored().containsKey(fresh));
            await().atMost(SOON).until(() -> routes.tally.sent() == 1);
        }

        assertThat(attempts(waiting)).as("its pause is not over").isEqualTo(before);
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("a.dcm");
    }

    @Test
    void givesUpOnlyAfterTheTimeThatSomebodyHasSet() throws Exception {
        routes.with(Option.RETRY_GIVE_UP_AFTER, "500ms").with(Option.REDELIVERY_MAXIMUM, "0");
        bad.add(drop("a.dcm"));

        try (Service service = routes.start()) {
            await().atMost(SOON).until(() -> routes.tally.quarantined() == 1);
        }

        assertThat(reason("a.dcm").get("cause").asText()).isEqualTo("exhausted");
        assertThat(reason("a.dcm").get("status").asText()).isEqualTo("A700");
        assertThat(reason("a.dcm").get("attempts").asInt())
                .isEqualTo(peer.offered().size());
        assertThat(peer.offered().size()).isGreaterThan(1);
    }

    @Test
    void neverGivesUpAFileThatTheDestinationNeverHad() throws Exception {
        routes.with(Option.RETRY_GIVE_UP_AFTER, "100ms").with(Option.RETRY_DELAY, "50ms");
        AtomicInteger calls = new AtomicInteger();
        peer.door(request -> {
            calls.incrementAndGet();
            return Optional.of(
                    new ConnectionFailedException(request.peer(), "connection refused", new ConnectException()));
        });
        drop("a.dcm");

        try (Service service = routes.start()) {
            await().atMost(SOON).until(() -> calls.get() > 5);
            peer.door(request -> Optional.empty());
            await().atMost(SOON).until(() -> routes.tally.sent() == 1);
        }

        assertThat(routes.tally.quarantined()).isZero();
        assertThat(peer.offered()).hasSize(1);
    }

    @Test
    void duplicateAfterAnUnknownOutcomeIsDelivered() throws Exception {
        AtomicInteger times = new AtomicInteger();
        peer.answers(dataSet -> times.getAndIncrement() == 0
                ? CompletableFuture.failedFuture(
                        new OutcomeUnknownException(ADDRESS, "lost", new AssociationAbortedException(ADDRESS, "lost")))
                : Peer.answer(0x0111));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("a.dcm");
    }

    @Test
    void duplicateAfterAnUnknownOutcomeBeforeARestartIsDelivered() throws Exception {
        routes.with(Option.REDELIVERY_MAXIMUM, "0").with(Option.RETRY_DELAY, "1s");
        peer.answers(dataSet -> new CompletableFuture<>());
        drop("a.dcm");
        drop("b.dcm");
        try (Service service = routes.start()) {
            await().atMost(SOON).until(() -> peer.offered().size() == 2);
        }
        assertThat(RoutesFixture.files(routes.inbox())).hasSize(2);
        peer.answers(dataSet -> Peer.answer(0x0111));
        drop("c.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("a.dcm", "b.dcm");
        assertThat(reason("c.dcm").get("cause").asText()).isEqualTo("duplicate");
    }

    @Test
    void duplicateIsNoProofOfItself() throws Exception {
        peer.answers(dataSet -> Peer.answer(0x0111));
        drop("a.dcm");
        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        Files.delete(routes.quarantine().resolve("a.dcm.reason.json"));
        Files.move(routes.quarantine().resolve("a.dcm"), routes.inbox().resolve("a.dcm"));

        routes.once();
        assertThat(peer.offered()).hasSize(2);
        assertThat(reason("a.dcm").get("cause").asText()).isEqualTo("duplicate");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void fileWhoseModeAloneChangedWhileItWasSentIsKnownForOurs() throws Exception {
        AtomicInteger times = new AtomicInteger();
        drop("a.dcm");
        Path file = routes.inbox().resolve("a.dcm");
        peer.answers(dataSet -> {
            if (times.getAndIncrement() > 0) {
                return Peer.answer(0x0111);
            }
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Peer.answer(0x0000);
        });

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.offered()).hasSize(2);
    }

    @Test
    void policyOfTheUserDecidesWhatAStatusMeans() throws Exception {
        routes.with(Option.PACS_STATUS_POLICY, "A700-A7FF:permanent");
        bad.add(drop("a.dcm"));

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(reason("a.dcm").get("cause").asText()).isEqualTo("refused");
        assertThat(peer.offered()).hasSize(1);
    }

    @Test
    void wrongEntryOfThePolicyStopsTheStart() {
        routes.with(Option.PACS_STATUS_POLICY, "A700:perhaps");

        assertThatThrownBy(() -> routes.start())
                .satisfies(failure -> assertThat(StartFailure.line(failure)).contains("perhaps"));
    }

    @Test
    void stopsSoonWithRedeliveriesPending() throws Exception {
        routes.with(Option.REDELIVERY_DELAY, "4s");
        drop("a", 20, true);
        Service service = routes.start();
        await().atMost(SOON).until(() -> peer.offered().size() >= 20);

        long begin = System.nanoTime();
        service.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(RoutesFixture.files(routes.inbox())).hasSize(20);
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }
}
