package io.cameldicom.toolkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.file.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceStoreTest {
    @TempDir
    Path folder;

    private InstanceStore store;

    @BeforeEach
    void makeStore() throws IOException {
        store = new InstanceStore(folder.resolve("store"), ReadLimits.DEFAULTS);
        Files.createDirectories(store.incoming());
    }

    @Test
    void keepsStudySeriesInstance() throws IOException {
        TestObjects object = TestObjects.ct();
        Path part = part(object);

        StoredInstance stored = place(part, object);

        assertThat(stored.isNew()).isTrue();
        assertThat(stored.file())
                .isEqualTo(folder.resolve("store")
                        .resolve(object.study())
                        .resolve(object.series())
                        .resolve(object.instance() + ".dcm"))
                .hasBinaryContent(object.bytes());
        assertThat(part).doesNotExist();
    }

    @Test
    void takesTheSameBytesAgain() throws IOException {
        TestObjects object = TestObjects.ct();
        place(part(object), object);

        Path again = part(object);
        StoredInstance stored = place(again, object);

        assertThat(stored.isNew()).isFalse();
        assertThat(again).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    @Test
    void refusesAnInstanceThatItHasInAnotherStudyOrSeriesAlsoAfterARestart() throws IOException {
        TestObjects object = TestObjects.ct();
        byte[] first = object.bytes();
        Path kept = place(part(object), object).file();

        for (int restart = 0; restart < 2; restart++) {
            object.study(TestObjects.newUid());
            assertThatThrownBy(() -> place(part(object), object)).isInstanceOf(InstanceConflictException.class);
            object.series(TestObjects.newUid());
            assertThatThrownBy(() -> place(part(object), object)).isInstanceOf(InstanceConflictException.class);
            store = new InstanceStore(folder.resolve("store"), ReadLimits.DEFAULTS);
        }

        assertThat(kept).hasBinaryContent(first);
        assertThat(files()).containsExactly(kept);
    }

    @Test
    void takesAnInstanceThatWasMovedToAnotherFolderForTheSame() throws IOException {
        TestObjects object = TestObjects.ct();
        Path kept = place(part(object), object).file();
        Path moved = folder.resolve("store/old/series").resolve(kept.getFileName());
        Files.createDirectories(moved.getParent());
        Files.move(kept, moved);

        StoredInstance stored = place(part(object), object);

        assertThat(stored.file()).isEqualTo(moved);
        assertThat(stored.isNew()).isFalse();
        assertThat(files()).containsExactly(moved);
    }

    @Test
    void takesAnInstanceAgainThatWasDeleted() throws IOException {
        TestObjects object = TestObjects.ct();
        Files.delete(place(part(object), object).file());

        object.study(TestObjects.newUid());

        assertThat(place(part(object), object).isNew()).isTrue();
    }

    @Test
    void keepsOneOfManyStudiesThatBringTheSameInstanceAtOnce() throws Exception {
        String uid = TestObjects.newUid();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> arrivals = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                TestObjects object = TestObjects.ct().instance(uid);
                Path part = part(object);
                arrivals.add(threads.submit(() -> {
                    try {
                        return place(part, object).isNew();
                    } catch (InstanceConflictException e) {
                        return false;
                    }
                }));
            }
            int stored = 0;
            for (Future<Boolean> arrival : arrivals) {
                stored += arrival.get() ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void readsNamesWhenItIsToldToAndNotAgain() throws IOException {
        store.readNames();
        TestObjects object = TestObjects.ct();
        InstanceStore other = new InstanceStore(folder.resolve("store"), ReadLimits.DEFAULTS);
        other.place(part(object), object.sopClass(), object.instance());
        object.study(TestObjects.newUid());

        assertThat(place(part(object), object).isNew())
                .as("it was not there when the names were read")
                .isTrue();
    }

    @Test
    void knowsManyInstances() throws IOException {
        Path root = Files.createDirectory(folder.resolve("many"));
        Path series = Files.createDirectories(root.resolve("1.2/3.4"));
        KnownInstances known = KnownInstances.below(root);
        for (int i = 0; i < 5000; i++) {
            known.add("1.2.3." + i + ".dcm");
        }
        Files.createFile(series.resolve("1.2.3.4711.dcm"));
        Files.createFile(series.resolve("1.2.3.5000.dcm"));

        assertThat(known.find("1.2.3.4711.dcm")).contains(series.resolve("1.2.3.4711.dcm"));
        assertThat(known.find("1.2.3.4712.dcm")).isEmpty();
        assertThat(known.find("1.2.3.5000.dcm")).isEmpty();
        assertThat(KnownInstances.below(root).find("1.2.3.5000.dcm")).isPresent();
    }

    @Test
    void refusesOtherBytesUnderTheSameUidAndKeepsWhatItHolds() throws IOException {
        TestObjects object = TestObjects.ct();
        byte[] first = object.bytes();
        Path kept = place(part(object), object).file();

        Path other = part(object.otherPixels());

        assertThatThrownBy(() -> place(other, object)).isInstanceOf(InstanceConflictException.class);
        assertThat(kept).hasBinaryContent(first);
        assertThat(other).exists();
    }

    @Test
    void refusesAnInstanceThatTheCommandDidNotName() throws IOException {
        TestObjects object = TestObjects.ct();
        Path part = part(object);

        assertThatThrownBy(() -> store.place(part, object.sopClass(), "1.2.3"))
                .isInstanceOfSatisfying(
                        MalformedObjectException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.UID_MISMATCH));
        assertThat(part).exists();
        assertThat(files()).isEmpty();
    }

    @Test
    void letsNoUidLeadOutOfItsFolder() throws IOException {
        TestObjects object = TestObjects.ct().study("../../../etc").series("").instance("1.2/../../x");

        Path file = place(part(object), object).file();

        assertThat(file.startsWith(folder.resolve("store"))).isTrue();
        Path below = folder.resolve("store").relativize(file);
        assertThat(below.getNameCount()).isEqualTo(3);
        assertThat((Iterable<Path>) below)
                .allSatisfy(part -> assertThat(part.toString()).matches("x-[0-9a-f]{64}(\\.dcm)?"));
    }

    @Test
    void letsExactlyOneOfManySendersHaveAName() throws Exception {
        String instance = TestObjects.newUid();
        TestObjects object = TestObjects.ct().instance(instance);
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            parts.add(part(object.otherPixels()));
        }
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = parts.stream()
                    .<Callable<Boolean>>map(part -> () -> isStored(part, object))
                    .toList();
            long stored = 0;
            for (Future<Boolean> one : senders.invokeAll(tries)) {
                stored += one.get() ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
            assertThat(files()).hasSize(1);
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void takesTheSameBytesFromManySendersAtOnce() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                TestObjects object = TestObjects.ct();
                List<Callable<StoredInstance>> tries = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Path part = part(object);
                    tries.add(() -> place(part, object));
                }
                List<Boolean> isNew = new ArrayList<>();
                for (Future<StoredInstance> one : senders.invokeAll(tries)) {
                    isNew.add(one.get().isNew());
                }
                assertThat(isNew).containsOnlyOnce(true);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private boolean isStored(Path part, TestObjects object) throws IOException {
        try {
            return place(part, object).isNew();
        } catch (InstanceConflictException e) {
            return false;
        }
    }

    private StoredInstance place(Path part, TestObjects object) throws IOException {
        return store.place(part, object.sopClass(), object.instance());
    }

    private Path part(TestObjects object) {
        return object.write(store.incoming().resolve(UUID.randomUUID() + ".part"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("store"))) {
            return all.filter(path -> path.toString().endsWith(".dcm")).toList();
        }
    }
}
