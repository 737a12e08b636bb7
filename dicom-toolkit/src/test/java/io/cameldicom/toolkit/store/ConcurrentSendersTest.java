package io.cameldicom.toolkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second sender comes while the first is stopped where it forces a folder. */
class ConcurrentSendersTest {
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private final Interrupted folders = new Interrupted();
    private InstanceStore store;

    @BeforeEach
    void makeStore() throws IOException {
        store = new InstanceStore(root, ReadLimits.DEFAULTS, folders);
        Files.createDirectories(store.incoming());
    }

    @Test
    void comparesWithAStoredFileOnlyWhenItsOwnSenderIsDoneWithIt() throws Exception {
        TestObjects object = TestObjects.ct();
        folders.interruptAt = root.resolve(object.study()).resolve(object.series());

        Sender second = whileTheFirstForces(object, object);

        assertThat(second.endedBeforeTheFirst).isFalse();
        assertThat(second.task.get().isNew()).isFalse();
    }

    @Test
    void answersNoSecondSenderBeforeTheNewFolderOfTheFirstIsForced() throws Exception {
        String study = TestObjects.newUid();
        folders.interruptAt = root;

        Sender second = whileTheFirstForces(
                TestObjects.ct().study(study), TestObjects.ct().study(study));

        assertThat(second.endedBeforeTheFirst).isFalse();
        assertThat(second.task.get().isNew()).isTrue();
    }

    @Test
    void takesNoFolderForDurableThatCouldNotBeForced() {
        Path folder = root.resolve("study");
        DurableFolders failing = new DurableFolders() {
            @Override
            public void force(Path forced) throws IOException {
                throw new IOException("disk");
            }
        };

        assertThatThrownBy(() -> failing.create(folder)).isInstanceOf(IOException.class);
        assertThat(folder).doesNotExist();
    }

    private Sender whileTheFirstForces(TestObjects one, TestObjects two) throws IOException {
        Path first = part(one);
        Sender second = new Sender(part(two), two);
        folders.meanwhile.complete(second);
        assertThat(store.place(first, one.sopClass(), one.instance()).isNew()).isTrue();
        return second;
    }

    private Path part(TestObjects object) {
        return object.write(store.incoming().resolve(UUID.randomUUID() + ".part"));
    }

    private final class Sender {
        private final FutureTask<StoredInstance> task;
        private final Thread thread;
        private boolean endedBeforeTheFirst;

        private Sender(Path part, TestObjects object) {
            task = new FutureTask<>(() -> store.place(part, object.sopClass(), object.instance()));
            thread = new Thread(task);
            thread.setDaemon(true);
        }

        private void runUntilItWaitsOrEnds() {
            thread.start();
            Set<Thread.State> either = EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED);
            await().atMost(BOUND).until(() -> either.contains(thread.getState()));
            endedBeforeTheFirst = task.isDone();
        }
    }

    /** Lets the second sender go on when the first is about to force one folder. */
    private static final class Interrupted extends DurableFolders {
        private final Set<Path> seen = ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Sender> meanwhile = new CompletableFuture<>();
        private Path interruptAt;

        @Override
        public void force(Path folder) throws IOException {
            if (folder.equals(interruptAt) && seen.add(folder)) {
                meanwhile.join().runUntilItWaitsOrEnds();
            }
            super.force(folder);
        }
    }
}
