package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.redrive.ResendMarks;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the routes send, what they remember of it, and what they write down, over a real connection. */
@ExtendWith(FaultyPeerExtension.class)
class ReceiptsInRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;

    private RoutesFixture routes;
    private Path made;

    @BeforeEach
    void folders() throws IOException {
        routes = new RoutesFixture(root);
        made = Files.createDirectory(root.resolve("made"));
    }

    private Summary once(FaultyPeer peer) throws Exception {
        return routes.with(Option.PACS, peer.address().toString()).once();
    }

    private void drop(Path file, String name) throws IOException {
        Files.copy(file, routes.inbox().resolve(name));
    }

    private List<JsonNode> receipts() throws IOException {
        List<JsonNode> receipts = new ArrayList<>();
        for (String file : RoutesFixture.files(root.resolve("receipts"))) {
            for (String line : Files.readAllLines(root.resolve("receipts").resolve(file))) {
                receipts.add(JSON.readTree(line));
            }
        }
        return receipts;
    }

    private List<String> outcomes() throws IOException {
        return receipts().stream().map(line -> line.get("outcome").asText()).toList();
    }

    private static String sha256AfterMeta(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int offset = (int) DicomFile.read(file).dataSetOffset();
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(bytes, offset, bytes.length)));
    }

    /** The same instance with other pixels. */
    private static Path changed(Path file) throws IOException {
        return changed(file, file.getParent());
    }

    private static Path changed(Path file, Path into) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        return Files.write(into.resolve("changed.dcm"), bytes);
    }

    @Test
    void writesWhatThePeerHasAndNothingOfThePatient(FaultyPeer peer) throws Exception {
        TestObjects object = TestObjects.ct();
        Path file = object.writeInto(made);
        drop(file, "DOE^JOHN.dcm");

        Summary summary = once(peer);
        assertThat(summary.sent()).as(summary.line()).isEqualTo(1);

        ObjectSeen seen = peer.recording().objects().get(0);
        JsonNode receipt = receipts().get(0);
        assertThat(receipt.get("outcome").asText()).isEqualTo("done");
        assertThat(receipt.get("instance").asText()).isEqualTo(object.instance());
        assertThat(receipt.get("destination").asText()).isEqualTo(peer.address().toString());
        assertThat(receipt.get("status").asText()).isEqualTo("0000");
        assertThat(receipt.get("sentSha256").asText()).isEqualTo(seen.sha256());
        assertThat(receipt.get("sourceSha256").asText()).isEqualTo(sha256AfterMeta(file));
        assertThat(receipt.get("bytes").asLong()).isEqualTo(seen.bytes());
        assertThat(receipt.get("transferSyntaxOut").asText()).isEqualTo(object.transferSyntax());
        assertThat(receipt.get("attempts").asInt()).isEqualTo(1);
        assertThat(receipt.get("resent").asBoolean()).isFalse();
        assertThat(receipt.get("association").asLong()).isPositive();
        assertThat(receipt.toString()).doesNotContain("DOE", root.toString());
    }

    @Test
    void sendsTheSameBytesOnceAlsoOverARestart(FaultyPeer peer) throws Exception {
        Path file = TestObjects.ct().writeInto(made);
        drop(file, "first.dcm");
        drop(file, "second.dcm");
        assertThat(once(peer).sent()).isEqualTo(2);
        drop(file, "third.dcm");
        drop(file, "first.dcm");
        assertThat(once(peer).sent()).isEqualTo(4);

        assertThat(peer.recording().objects()).hasSize(1);
        assertThat(outcomes()).containsExactly("done", "already-sent", "already-sent", "already-sent");
        assertThat(receipts())
                .extracting(line -> line.get("sourceSha256").asText())
                .containsOnly(sha256AfterMeta(file));
        assertThat(receipts().get(1).has("sentSha256")).isFalse();
        assertThat(RoutesFixture.files(routes.sent()))
                .containsExactlyInAnyOrder("first.dcm", "first~1.dcm", "second.dcm", "third.dcm");
    }

    @Test
    void putsOtherBytesUnderAUidThatWasSentIntoQuarantine(FaultyPeer peer) throws Exception {
        Path file = TestObjects.ct().writeInto(made);
        drop(file, "first.dcm");
        once(peer);
        drop(changed(file), "second.dcm");

        assertThat(once(peer).quarantined()).isEqualTo(1);

        assertThat(peer.recording().objects()).hasSize(1);
        JsonNode reason = JSON.readTree(
                routes.quarantine().resolve("second.dcm.reason.json").toFile());
        assertThat(reason.get("cause").asText()).isEqualTo("conflict");
        assertThat(reason.get("message").asText()).contains(peer.address().toString());
        assertThat(outcomes()).containsExactly("done");
    }

    @Test
    void sendsAgainWhereTheOptionSaysSo(FaultyPeer peer) throws Exception {
        Path file = TestObjects.ct().writeInto(made);
        drop(file, "first.dcm");
        once(peer);
        routes.with(Option.RESEND, "true");
        drop(file, "second.dcm");
        drop(changed(file), "third.dcm");
        once(peer);

        assertThat(peer.recording().objects()).hasSize(3);
        assertThat(outcomes()).containsExactly("done", "done", "done");
        routes.with(Option.RESEND, "false");
        drop(file, "fourth.dcm");
        drop(changed(file), "fifth.dcm");
        assertThat(once(peer).quarantined()).isZero();
        assertThat(peer.recording().objects()).hasSize(3);
    }

    @Test
    void sendsManyEditedFilesAgainWithRoomForOneAtATime(FaultyPeer peer) throws Exception {
        routes.with(Option.CHARSET_MODE, "default").with(Option.STORE_INFLIGHT, "1");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            files.add(TestObjects.ct().unlabelledUmlauts().writeInto(made));
            drop(files.get(i), "first" + i + ".dcm");
        }
        once(peer);
        for (int i = 0; i < 8; i++) {
            drop(files.get(i), "second" + i + ".dcm");
        }
        routes.with(Option.RESEND, "true");
        once(peer);

        assertThat(outcomes()).hasSize(16).containsOnly("done");
    }

    @Test
    void sendsAFileThatIsMarkedForItOnceMore(FaultyPeer peer) throws Exception {
        Path file = TestObjects.ct().writeInto(made);
        drop(file, "first.dcm");
        once(peer);
        ResendMarks marks = new ResendMarks(root.resolve("state"));
        drop(file, "second.dcm");
        marks.mark("second.dcm", FileIdentity.of(routes.inbox().resolve("second.dcm")));
        once(peer);

        assertThat(outcomes()).containsExactly("done", "done");
        assertThat(root.resolve("state/resend")).isEmptyDirectory();
    }

    @Test
    @FaultScript("object 1: status B000")
    void tellsOfAWarning(FaultyPeer peer) throws Exception {
        Path file = TestObjects.ct().writeInto(made);
        drop(file, "first.dcm");
        once(peer);
        drop(file, "second.dcm");
        once(peer);

        assertThat(outcomes()).containsExactly("done-with-warning", "already-sent");
        assertThat(receipts().get(0).get("status").asText()).isEqualTo("B000");
    }

    @Test
    void tellsSourceAndSentApartWhereTheObjectWasEdited(FaultyPeer peer) throws Exception {
        routes.with(Option.CHARSET_MODE, "default");
        Path file = TestObjects.ct().unlabelledUmlauts().writeInto(made);
        drop(file, "first.dcm");
        once(peer);
        drop(file, "second.dcm");
        once(peer);

        JsonNode receipt = receipts().get(0);
        assertThat(receipt.get("sourceSha256").asText()).isEqualTo(sha256AfterMeta(file));
        assertThat(receipt.get("sentSha256").asText())
                .isEqualTo(peer.recording().objects().get(0).sha256())
                .isNotEqualTo(receipt.get("sourceSha256").asText());
        assertThat(outcomes()).containsExactly("done", "already-sent");
    }

    @Test
    @FaultScript("object 1: delay 2s")
    void countsForNothingWhatChangedWhileItWasSent(FaultyPeer peer) throws Exception {
        routes.with(Option.PACS, peer.address().toString());
        drop(TestObjects.ct().writeInto(made), "first.dcm");
        Path file = routes.inbox().resolve("first.dcm");
        try (Service service = routes.start()) {
            await().until(() -> !peer.recording().objects().isEmpty());
            Files.copy(changed(file, made), file, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.sent() == 1);
        }

        assertThat(outcomes()).containsExactly("source-changed", "done");
        assertThat(receipts().get(0).has("sourceSha256")).isFalse();
        assertThat(receipts().get(1).get("sourceSha256").asText())
                .isEqualTo(sha256AfterMeta(made.resolve("changed.dcm")));
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    @FaultScript("object 1: status A700")
    void writesNothingOfWhatWasNotTaken(FaultyPeer peer) throws Exception {
        drop(TestObjects.ct().writeInto(made), "first.dcm");
        once(peer);

        assertThat(peer.recording().objects()).hasSize(2);
        assertThat(outcomes()).containsExactly("done");
    }

    @Test
    void leavesFilesWhereReceiptsCannotBeWrittenAndDeliversThemWhenTheyCan(FaultyPeer peer) throws Exception {
        Path day = root.resolve("receipts").resolve(LocalDate.now(ZoneOffset.UTC) + ".jsonl");
        routes.with(Option.PACS, peer.address().toString());

        try (Service service = routes.start()) {
            Files.createDirectories(day.resolve("in the way"));
            drop(TestObjects.ct().writeInto(made), "first.dcm");
            await().until(() -> routes.tally.postponed() > 0);
            assertThat(RoutesFixture.files(routes.inbox())).containsExactly("first.dcm");
            assertThat(routes.tally.unexpected()).isZero();
            Files.delete(day.resolve("in the way"));
            Files.delete(day);
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.sent() == 1);
        }
        assertThat(outcomes()).containsExactly("done");
    }
}
