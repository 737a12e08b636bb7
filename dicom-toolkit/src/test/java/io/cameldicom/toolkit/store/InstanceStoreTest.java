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
