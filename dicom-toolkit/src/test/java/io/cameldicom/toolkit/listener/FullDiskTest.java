package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.NettyEngine;
import io.cameldicom.toolkit.store.InstanceStore;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A listener with a store on a disk of 24 MB, of which 8 are to stay free; needs the right to mount one. */
@Timeout(120)
class FullDiskTest {
    private static final long FREE = 8 << 20;
    private static final int SENDERS = 6;

    @TempDir
    Path folder;

    private final NettyEngine engine = new NettyEngine();
    private final AtomicLong least = new AtomicLong(Long.MAX_VALUE);
    private Path disk;
    private FileStore fileStore;
    private InstanceStore store;
    private DicomListener listener;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        int exit = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assumeThat(exit).as("a small disk can be mounted (needs root)").isZero();
        fileStore = Files.getFileStore(disk);
        store = new InstanceStore(disk.resolve("store"), ReadLimits.DEFAULTS);
        listener = DicomListener.start(
                new ListenerOptions(
                        new AeTitle("LISTENER"),
                        ListenerOptions.LOOPBACK,
                        0,
                        store.incoming(),
                        false,
                        Set.of(),
                        20,
                        Set.of(),
                        Set.of(),
                        new ReceptionLimits(1 << 30, FREE),
                        AssociationOptions.DEFAULTS),
                this::place);
    }

    @AfterEach
    void unmount() throws Exception {
        engine.close();
        if (listener != null) {
            listener.close();
        }
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    private CompletionStage<DimseStatus> place(ReceivedObject object) {
        try {
            least.accumulateAndGet(fileStore.getUsableSpace(), Math::min);
            store.place(object.file(), object.sopClassUid(), object.sopInstanceUid());
            return CompletableFuture.completedFuture(DimseStatus.of(0));
        } catch (IOException e) {
            return CompletableFuture.completedFuture(DimseStatus.of(0x0110));
        }
    }

    private Association connect() throws Exception {
        return engine.connect(new AssociationRequest(
                        listener.address(),
                        new AeTitle("SCU"),
                        List.of(ProposedContext.of(TestObjects.CT, TestObjects.EXPLICIT_LITTLE_ENDIAN)),
                        AssociationOptions.DEFAULTS))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static CompletableFuture<String> store(Association association) {
        TestObjects object = TestObjects.ct().size(1000, 700);
        return association
                .store(new EncodedDataSet(
                        object.sopClass(),
                        object.instance(),
                        object.transferSyntax(),
                        List.of(new Heap(object.dataSet()))))
                .thenApply(StoreResponse::status)
                .thenApply(DimseStatus::hex)
                .toCompletableFuture();
    }

    @Test
    void leavesTheMinimumFreeHoweverManySendAndTakesObjectsAgainWhenThereIsRoom() throws Exception {
        List<Association> open = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            open.add(connect());
        }
        List<String> answers = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<CompletableFuture<String>> sent =
                    open.stream().map(FullDiskTest::store).toList();
            for (CompletableFuture<String> answer : sent) {
                answers.add(answer.get(20, TimeUnit.SECONDS));
            }
        }

        assertThat(answers).contains("0000", "A700").containsOnly("0000", "A700");
        assertThat(least.get()).isGreaterThanOrEqualTo(FREE);
        assertThat(fileStore.getUsableSpace()).isGreaterThanOrEqualTo(FREE);
        assertThat(stored())
                .hasSize((int) answers.stream().filter("0000"::equals).count());

        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[(int) (fileStore.getUsableSpace() - FREE / 2)]);
        await().atMost(Duration.ofSeconds(20)).until(() -> rejection().isPresent());
        assertThat(rejection()).hasValueSatisfying(why -> assertThat(why).contains("congestion"));
        assertThat(store(open.get(0)).get(20, TimeUnit.SECONDS)).isEqualTo("A700");

        Files.delete(ballast);
        for (Path file : stored()) {
            Files.delete(file);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> rejection().isEmpty());
        assertThat(store(open.get(0)).get(20, TimeUnit.SECONDS)).isEqualTo("0000");
    }

    private Optional<String> rejection() throws Exception {
        try {
            connect();
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException e) {
            return Optional.of(e.getCause().getMessage());
        }
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.walk(disk.resolve("store"))) {
            return files.filter(file -> file.toString().endsWith(".dcm")).toList();
        }
    }
}
