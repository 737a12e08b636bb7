package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.confirmation.Answer;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.confirmation.Instance;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that wait until the destination confirms them, in the real routes; the destination is asked by the test. */
@Timeout(90)
class ConfirmationInRoutesTest {
    private static final String TITLE = "PEER";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile BiFunction<String, Integer, Answer> says = (instance, times) -> null;
    private volatile Confirmations confirmations;
    private RoutesFixture routes;

    @BeforeEach
    void committing() throws IOException {
        routes = new RoutesFixture(root)
                .scripted(TITLE)
                .with(Option.COMMIT, "true")
                .with(Option.COMMIT_TIMEOUT, "300ms")
                .asking((camel, options, folders, asking) -> {
                    confirmations = asking;
                    return (transaction, instances) -> {
                        instances.forEach(instance -> ask(transaction, instance));
                        return CompletableFuture.completedFuture(null);
                    };
                });
    }

    private void ask(String transaction, Instance instance) {
        asked.add(instance.sopInstanceUid());
        Answer answer = says.apply(instance.sopInstanceUid(), Collections.frequency(asked, instance.sopInstanceUid()));
        if (answer != null) {
            confirmations.answered(transaction, Map.of(instance.sopInstanceUid(), answer));
        }
    }

    private TestObjects drop(String name) throws IOException {
        TestObjects object = TestObjects.ct();
        Files.createDirectories(routes.inbox().resolve(name).getParent());
        object.write(routes.inbox().resolve(name));
        return object;
    }

    private List<JsonNode> receipts() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<Path> days = Files.list(root.resolve("receipts"))) {
            for (Path day :
                    days.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(day)) {
                    lines.add(new ObjectMapper().readTree(line));
                }
            }
        }
        return lines;
    }

    private void awaitAwaiting(int files) {
        await().atMost(LONG)
                .until(() -> confirmations != null && confirmations.status().awaiting() == files);
    }

    @Test
    void leavesTheInboxOnceItIsConfirmedAndTheReceiptSaysSo() throws Exception {
        says = (instance, times) -> Answer.CONFIRMED;
        TestObjects object = drop("study/a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(RoutesFixture.files(routes.sent())).containsExactly("study/a.dcm");
        assertThat(RoutesFixture.files(routes.inbox())).isEmpty();
        assertThat(peer.offered()).containsExactly(object.instance());
        JsonNode receipt = receipts().get(0);
        assertThat(receipts()).hasSize(1);
        assertThat(receipt.get("outcome").asText()).isEqualTo("done");
        assertThat(receipt.get("confirmation").get("by").asText()).isEqualTo("commitment");
        assertThat(receipt.get("confirmation").get("transaction").asText()).startsWith("2.25.");
        assertThat(receipt.get("sourceSha256").asText()).hasSize(64);
    }

    @Test
    void staysInTheInboxUnconfirmedAndIsSentOnce() throws Exception {
        drop("a.dcm");
        routes.with(Option.ONCE_PATIENCE, "2s");

        Summary summary = routes.once();

        assertThat(summary.exitCode()).isEqualTo(ExitCode.LEFT);
        assertThat(summary.left()).isEqualTo(1);
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("a.dcm");
        assertThat(peer.offered()).hasSize(1);
        assertThat(asked).as("no answer in time").hasSizeGreaterThan(1);
        assertThat(receipts()).isEmpty();
    }

    @Test
    void goesOnAfterARestartWithoutSendingAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            drop(i + ".dcm");
        }
        try (Service service = routes.start()) {
            awaitAwaiting(5);
        }
        says = (instance, times) -> Answer.CONFIRMED;

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(peer.offered()).hasSize(5).doesNotHaveDuplicates();
        assertThat(RoutesFixture.files(routes.sent())).hasSize(5);
        assertThat(receipts()).hasSize(5);
    }

    @Test
    void sendsAgainWhatTheDestinationDoesNotHave() throws Exception {
        says = (instance, times) -> times == 1 ? Answer.ABSENT : Answer.CONFIRMED;
        TestObjects object = drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(peer.offered()).containsExactly(object.instance(), object.instance());
        assertThat(receipts()).hasSize(1);
        assertThat(receipts().get(0).get("resent").asBoolean()).isTrue();
    }

    @Test
    void putsWhatTheDestinationWillNeverKeepIntoQuarantine() throws Exception {
        says = (instance, times) -> new Answer(0x0122);
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        JsonNode reason = new ObjectMapper()
                .readTree(routes.quarantine().resolve("a.dcm.reason.json").toFile());
        assertThat(reason.get("cause").asText()).isEqualTo("not-committed");
        assertThat(reason.get("status").asText()).isEqualTo("0122");
        assertThat(reason.get("message").asText()).contains("PEER@127.0.0.1:104", "not supported");
        assertThat(receipts()).isEmpty();
        assertThat(confirmations.status().awaiting()).isZero();
    }

    @Test
    void givesUpWhatIsMissingAfterThreeSendings() throws Exception {
        says = (instance, times) -> Answer.ABSENT;
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        assertThat(peer.offered()).hasSize(3);
        assertThat(RoutesFixture.files(routes.quarantine())).contains("a.dcm");
    }

    @Test
    void sendsAFileAgainThatWasReplacedWhileItWaited() throws Exception {
        TestObjects first = drop("a.dcm");
        try (Service service = routes.start()) {
            awaitAwaiting(1);
            TestObjects second = TestObjects.ct();
            second.write(routes.inbox().resolve("a.dcm"));
            await().atMost(LONG).until(() -> peer.offered().contains(second.instance()));
            says = (instance, times) -> Answer.CONFIRMED;
            await().atMost(LONG).until(() -> RoutesFixture.files(routes.inbox()).isEmpty());

            assertThat(receipts())
                    .extracting(line -> line.get("instance").asText())
                    .containsExactly(second.instance());
            assertThat(peer.offered()).containsExactly(first.instance(), second.instance());
        }
    }

    @Test
    void doesNotSendAgainWhatOnlyItsOwnerHasTouched() throws Exception {
        drop("a.dcm");
        try (Service service = routes.start()) {
            awaitAwaiting(1);
            Path file = routes.inbox().resolve("a.dcm");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
            says = (instance, times) -> Answer.CONFIRMED;
            await().atMost(LONG).until(() -> RoutesFixture.files(routes.inbox()).isEmpty());
        }
        assertThat(peer.offered()).hasSize(1);
        assertThat(receipts()).hasSize(1);
    }

    @Test
    void letsACopyWaitForTheFirstAndSendsItNot() throws Exception {
        TestObjects object = drop("a.dcm");
        try (Service service = routes.start()) {
            awaitAwaiting(1);
            object.write(routes.inbox().resolve("copy.dcm"));
            await().atMost(LONG).until(() -> gateAwaits(2));
            says = (instance, times) -> Answer.CONFIRMED;
            await().atMost(LONG).until(() -> RoutesFixture.files(routes.inbox()).isEmpty());
        }
        assertThat(peer.offered()).hasSize(1);
        assertThat(receipts()).extracting(line -> line.get("outcome").asText()).containsExactly("done", "already-sent");
    }

    @Test
    void letsAFileThatWasReplacedByACopyWaitForTheFirstOfIt() throws Exception {
        TestObjects replaced = drop("a.dcm");
        TestObjects object = drop("b.dcm");
        try (Service service = routes.start()) {
            awaitAwaiting(2);
            object.write(routes.inbox().resolve("a.dcm"));
            await().atMost(LONG).until(() -> confirmations.status().awaiting() == 1 && gateAwaits(2));
            says = (instance, times) -> Answer.CONFIRMED;
            await().atMost(LONG).until(() -> RoutesFixture.files(routes.inbox()).isEmpty());
        }
        assertThat(peer.offered()).containsExactlyInAnyOrder(replaced.instance(), object.instance());
        assertThat(receipts()).extracting(line -> line.get("outcome").asText()).containsExactly("done", "already-sent");
    }

    private boolean gateAwaits(int files) {
        return routes.gate().backlog().awaiting() == files;
    }

    @Test
    void takesOtherBytesOfAnInstanceThatWaitsForAConflict() throws Exception {
        TestObjects object = drop("a.dcm");
        try (Service service = routes.start()) {
            awaitAwaiting(1);
            object.size(64, 64).write(routes.inbox().resolve("other.dcm"));
            await().atMost(LONG).until(() -> Files.exists(routes.quarantine().resolve("other.dcm.reason.json")));
        }
        assertThat(Files.readString(routes.quarantine().resolve("other.dcm.reason.json")))
                .contains("\"conflict\"");
        assertThat(peer.offered()).hasSize(1);
    }

    @Test
    void endsWhatWasStoredWhereNobodyHasToConfirmAnyMore() throws Exception {
        drop("a.dcm");
        try (Service service = routes.start()) {
            awaitAwaiting(1);
        }
        routes.with(Option.COMMIT, "false");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(peer.offered()).hasSize(1);
        assertThat(receipts()).hasSize(1);
        assertThat(receipts().get(0).has("confirmation")).isFalse();
    }

    @Test
    void forgetsTheAttemptOfAFileThatHasLeft() throws Exception {
        says = (instance, times) -> Answer.CONFIRMED;
        drop("a.dcm");
        routes.once();
        try (Service service = routes.start()) {
            assertThat(Files.readString(root.resolve("state/attempts.jsonl"))).isBlank();
            assertThat(Files.readString(root.resolve("state/awaiting.jsonl"))).isBlank();
        }
    }
}
