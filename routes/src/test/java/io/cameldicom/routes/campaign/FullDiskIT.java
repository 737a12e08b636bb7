package io.cameldicom.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.jar.PackagedJar;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk fills up, ours or the receiver's: nothing is lost, and everything goes on when there is room again. */
@Timeout(300)
class FullDiskIT {
    private static final Duration BOUND = Duration.ofSeconds(100);
    private static final int OBJECTS = 30;

    @TempDir
    Path folder;

    private final List<TestObjects> objects = new ArrayList<>();
    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("application"))
                .with("inbox.settle", "300ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "1s")
                .with("redelivery.delay", "100ms")
                .with("retry.delay", "300ms")
                .with("retry.maximumDelay", "1s");
    }

    private void drop() {
        for (int i = 0; i < OBJECTS; i++) {
            TestObjects object = TestObjects.ct().size(64, 64);
            object.write(jar.inbox().resolve("image " + i + ".dcm"));
            objects.add(object);
        }
    }

    private static int count(Path below) throws IOException {
        return PackagedJar.files(below).size();
    }

    private void awaitAllSent() {
        await().atMost(BOUND).ignoreExceptions().until(() -> count(jar.sent()) == OBJECTS && count(jar.inbox()) == 0);
    }

    private void assertHeld(Map<String, Set<String>> held) {
        assertThat(objects)
                .allSatisfy(object -> assertThat(held.get(object.instance()))
                        .contains(Part10.of(object).dataSet()));
    }

    @Test
    void nothingIsSentUntilThereIsRoomForItsReceipt() throws Exception {
        Path receipts = jar.folder.resolve("data/receipts");
        try (SmallDisk disk = SmallDisk.over(receipts, 12);
                FaultyPeer pacs = FaultyPeer.start();
                Running running = jar.with("pacs", pacs.address()).start().awaitOutput("started")) {
            disk.fill();
            drop();
            await().during(Duration.ofSeconds(5)).atMost(BOUND).until(() -> count(jar.sent()) == 0);
            assertThat(pacs.recording().objects().size())
                    .as("sent before it was known that receipts cannot be written")
                    .isLessThan(OBJECTS);

            disk.free();
            awaitAllSent();
            assertThat(pacs.recording().objects().size()).isLessThan(2 * OBJECTS);
            assertThat(running.isAlive()).isTrue();
            assertThat(count(jar.quarantine())).isZero();
            assertThat(receiptsBelow(receipts)).isEqualTo(OBJECTS);
        }
    }

    private static long receiptsBelow(Path receipts) throws IOException {
        long lines = 0;
        for (Path day : PackagedJar.files(receipts)) {
            lines += Files.readAllLines(day).size();
        }
        return lines;
    }

    @Test
    void allFoldersFillUpAtOnceAndBrokenFilesGetTheirReasonLater() throws Exception {
        try (SmallDisk disk = SmallDisk.over(jar.folder.resolve("data"), 12);
                FaultyPeer pacs = FaultyPeer.start()) {
            Files.createDirectories(jar.inbox());
            try (Running running = jar.with("pacs", pacs.address()).start().awaitOutput("started")) {
                drop();
                Files.writeString(jar.inbox().resolve("letter.txt"), "no image ".repeat(40));
                disk.fill();
                assertThat(pacs.recording().await(Duration.ofSeconds(5), seen -> false))
                        .isFalse();
                disk.free();

                awaitAllSent();
                assertThat(PackagedJar.files(jar.quarantine()))
                        .extracting(file -> file.getFileName().toString())
                        .containsExactly("letter.txt", "letter.txt.reason.json");
                assertThat(jar.quarantine().resolve("letter.txt.reason.json"))
                        .content()
                        .contains("not-dicom");
                assertThat(running.isAlive()).isTrue();
            }
        }
    }

    @Test
    void anotherOfUsWhoseDiskIsFullGetsAllInTheEnd() throws Exception {
        Path pacs = folder.resolve("receiver");
        try (SmallDisk disk = SmallDisk.over(pacs.resolve("data/pacs"), 300);
                EmbeddedReceiver receiver = new EmbeddedReceiver(pacs)) {
            receiver.start();
            disk.fill();
            deliver(receiver, disk);
        }
    }

    @Test
    void dcmtkWhoseDiskIsFullGetsAllInTheEnd() throws Exception {
        Dcmtk.require();
        Path stored = folder.resolve("receiver");
        try (SmallDisk disk = SmallDisk.over(stored, 12);
                StoreScpReceiver receiver = new StoreScpReceiver(stored)) {
            receiver.start();
            disk.fill();
            deliver(receiver, disk);
        }
    }

    private void deliver(Receiver receiver, SmallDisk disk) throws Exception {
        drop();
        try (Running running = jar.with("pacs", receiver.address()).start().awaitOutput("started")) {
            await().during(Duration.ofSeconds(5)).atMost(BOUND).until(() -> count(jar.sent()) == 0);
            assertThat(count(jar.quarantine())).isZero();
            disk.free();

            awaitAllSent();
            assertThat(count(jar.quarantine())).isZero();
            assertThat(running.isAlive()).isTrue();
            assertHeld(receiver.held());
        }
    }
}
