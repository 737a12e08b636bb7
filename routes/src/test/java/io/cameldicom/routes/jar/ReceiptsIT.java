package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged application writes down of its deliveries, also where it is killed. */
class ReceiptsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void prepare() throws IOException {
        jar = new PackagedJar(folder.resolve("run"))
                .with("inbox.settle", "100ms")
                .with("inbox.poll", "50ms");
    }

    private List<TestObjects> drop(int count) {
        List<TestObjects> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestObjects object = TestObjects.ct().size(64, 64);
            object.writeInto(jar.inbox());
            objects.add(object);
        }
        return objects;
    }

    private List<JsonNode> receipts() throws IOException {
        List<JsonNode> receipts = new ArrayList<>();
        Path written = Files.createDirectories(folder.resolve("run/data/receipts"));
        for (Path file : PackagedJar.files(written)) {
            String text = Files.readString(file);
            // behind the last end of a line somebody may be writing
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            for (String line : whole.lines().toList()) {
                receipts.add(JSON.readTree(line));
            }
        }
        return receipts;
    }

    private static boolean isOutcome(JsonNode receipt, String outcome) {
        return receipt.get("outcome").asText().equals(outcome);
    }

    @Test
    void killsBetweenAnySteps() throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("object *: delay 5ms")) {
            jar.with("pacs", peer.address()).with("store.concurrency", 2);
            List<TestObjects> objects = drop(400);
            for (int kill = 1; kill <= 5; kill++) {
                int enough = 60 * kill;
                try (PackagedJar.Running running = jar.start()) {
                    await().atMost(PackagedJar.LONGEST)
                            .until(() -> peer.recording().objects().size() >= enough);
                    running.kill();
                }
            }
            jar.run("--once").requireExitCode(0);

            Map<String, List<ObjectSeen>> seen =
                    peer.recording().objects().stream().collect(Collectors.groupingBy(ObjectSeen::sopInstance));
            Map<String, List<JsonNode>> receipts = receipts().stream()
                    .collect(Collectors.groupingBy(line -> line.get("instance").asText()));
            for (TestObjects object : objects) {
                List<JsonNode> lines = receipts.get(object.instance());
                List<JsonNode> done =
                        lines.stream().filter(line -> isOutcome(line, "done")).toList();
                assertThat(done).as(object.instance()).hasSize(1);
                assertThat(done.get(0).get("sentSha256").asText())
                        .isEqualTo(seen.get(object.instance()).get(0).sha256());
                if (seen.get(object.instance()).size() > 1) {
                    assertThat(done.get(0).get("resent").asBoolean()).isTrue();
                }
                assertThat(lines.subList(1, lines.size())).allMatch(line -> isOutcome(line, "already-sent"));
            }
        }
        assertThat(PackagedJar.files(jar.inbox())).isEmpty();
        assertThat(PackagedJar.files(jar.quarantine())).isEmpty();
        assertThat(PackagedJar.files(jar.sent())).hasSize(400);
    }

    @Test
    void aFileWhoseReceiptIsThereIsMovedAndNotSentAgain() throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("object *: delay 1ms")) {
            jar.with("pacs", peer.address());
            drop(3);
            jar.run("--once").requireExitCode(0);
            // as a crash between the receipt and the move leaves it
            for (Path file : PackagedJar.files(jar.sent())) {
                Files.move(file, jar.inbox().resolve(file.getFileName()));
            }
            jar.run("--once").requireExitCode(0);

            assertThat(peer.recording().objects()).hasSize(3);
        }
        assertThat(receipts().stream().map(line -> line.get("outcome").asText()))
                .containsExactly("done", "done", "done", "already-sent", "already-sent", "already-sent");
        assertThat(PackagedJar.files(jar.inbox())).isEmpty();
    }

    @Test
    void receiptsSayWhatOrthancHolds() throws Exception {
        Orthanc.require();
        try (Orthanc orthanc = Orthanc.start()) {
            jar.with("pacs", orthanc.address());
            drop(20);
            jar.run("--once").requireExitCode(0);
            for (JsonNode receipt : receipts()) {
                String instance = receipt.get("instance").asText();
                Path stored = Files.write(
                        folder.resolve("stored.dcm"),
                        orthanc.file(orthanc.find(instance).orElseThrow()));
                assertThat(receipt.get("sentSha256").asText()).isEqualTo(sha256AfterMeta(stored));
                assertThat(receipt.get("destination").asText())
                        .isEqualTo(orthanc.address().toString());
            }
        }
        assertThat(receipts()).hasSize(20);
    }

    @Test
    void printsReceiptsBesideARunningService() throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("object *: delay 1ms")) {
            jar.with("pacs", peer.address());
            List<TestObjects> objects = drop(5);
            try (PackagedJar.Running running = jar.start()) {
                await().atMost(PackagedJar.LONGEST).until(() -> receipts().size() == 5);
                String study = objects.get(2).study();
                assertThat(jar.run("receipts", "--study", study)
                                .requireExitCode(0)
                                .output())
                        .contains("done", objects.get(2).instance())
                        .doesNotContain(objects.get(3).instance());
                assertThat(jar.run("receipts", "--since", "1h", "--json")
                                .requireExitCode(0)
                                .output()
                                .lines())
                        .hasSize(5);
                assertThat(jar.run("receipts", "--instance", "1.2.3")
                                .requireExitCode(3)
                                .output())
                        .contains("no such receipt");
                jar.run("receipts", "--instance", "DOE^JOHN").requireExitCode(1);
                assertThat(running.isAlive()).isTrue();
            }
        }
    }

    private static String sha256AfterMeta(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int offset = (int) DicomFile.read(file).dataSetOffset();
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(bytes, offset, bytes.length)));
    }
}
