package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.StoreProgress;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoBufferLeaks.class)
class PendingStoreTest {
    private static final int FRAGMENT = 16378;

    private final SteppedOutlet outlet = new SteppedOutlet();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keepsTheOrderOfTheBytesHoweverWritesAreDelayed(int delay) throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(delay).nextBytes(bytes);
        Path file = Files.write(folder.resolve("object"), bytes);

        PendingStore store = store(StoreProgress.NONE, new FileRegion(file, 0, bytes.length));
        outlet.delayWritesBy(delay);
        store.start();
        outlet.runToTheEnd();

        assertThat(Arrays.mismatch(outlet.dataSet(), bytes))
                .as("first byte that differs")
                .isEqualTo(-1);
        assertThat(outlet.awaitsResponse()).isTrue();
    }

    @Test
    void failsAtOnceWhereAFileCannotBeRead() {
        assertFails(store(StoreProgress.NONE, new FileRegion(folder, 0, 1000)));
        assertThat(outlet.isAborted()).as("nothing was sent").isFalse();
        assertThat(outlet.isUnsent()).isTrue();
    }

    @Test
    void failsAtOnceUponAnErrorOfTheReader() {
        Path broken = (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    throw new OutOfMemoryError("thrown by a test");
                });
        assertFails(store(StoreProgress.NONE, new Heap(new byte[400_000]), new FileRegion(broken, 0, 1000)));
        assertThat(outlet.isAborted()).isTrue();
        assertThat(outlet.isUnsent()).isFalse();
    }

    @Test
    void failsAtOnceWhereThereIsNoBuffer() {
        SendBuffers none = new SendBuffers(-1, 0);
        assertFails(store(
                new SendResources(outlet.resources().readers(), none, none, none),
                StoreProgress.NONE,
                new Heap(new byte[10])));
    }

    @ParameterizedTest
    @CsvSource({"16378, 50000", "16378, 500000", "131066, 500000", "131066, 3000000", "4090, 500000", "10, 500000"})
    void sendsWhatWasReadAheadAndThenTheRest(int fragment, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Path file = Files.write(folder.resolve("object"), bytes);
        BufferedObject object = object(new Heap(Arrays.copyOf(bytes, 1000)), new FileRegion(file, 1000, length - 1000));
        object.read(outlet.resources(), false);

        PendingStore store =
                new PendingStore(1, 1, fragment, object, false, StoreProgress.NONE, outlet, outlet.resources());
        outlet.delayWritesBy(1);
        store.start();
        outlet.runToTheEnd();

        assertThat(Arrays.mismatch(outlet.dataSet(), bytes))
                .as("first byte that differs")
                .isEqualTo(-1);
        assertThat(outlet.awaitsResponse()).isTrue();
    }

    @Test
    void freesWhatWasReadAheadWhereItsTurnNeverComes() {
        BufferedObject object = object(new Heap(new byte[400_000]));
        object.read(outlet.resources(), false);
        PendingStore store =
                new PendingStore(1, 1, FRAGMENT, object, false, StoreProgress.NONE, outlet, outlet.resources());

        store.fail(new AssociationAbortedException(outlet.peer(), "aborted by a test"));

        assertThat(object.take()).isEmpty();
        assertThat(store.result()).failsWithin(Duration.ZERO);
        outlet.resources().close();
    }

    @Test
    void tellsWhenItSendsThatAFileCouldNotBeReadAhead() {
        BufferedObject object = object(new FileRegion(folder, 0, 1000));
        object.read(outlet.resources(), false);

        assertFails(new PendingStore(1, 1, FRAGMENT, object, false, StoreProgress.NONE, outlet, outlet.resources()));
    }

    private void assertFails(PendingStore store) {
        store.start();
        outlet.runToTheEnd();

        assertThat(store.result())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void sendsTheObjectThoughTheListenerToItsProgressFails() {
        StoreProgress failing = (sent, total) -> {
            throw new AssertionError("thrown by a test");
        };
        PendingStore store = store(failing, new Heap(new byte[400_000]));
        store.start();
        outlet.runToTheEnd();

        assertThat(outlet.dataSet()).hasSize(400_000);
        assertThat(outlet.awaitsResponse()).isTrue();
    }

    private PendingStore store(StoreProgress progress, Segment... segments) {
        return store(outlet.resources(), progress, segments);
    }

    private PendingStore store(SendResources resources, StoreProgress progress, Segment... segments) {
        return new PendingStore(1, 1, FRAGMENT, object(segments), false, progress, outlet, resources);
    }

    private static BufferedObject object(Segment... segments) {
        return BufferedObject.readByCaller(
                new EncodedDataSet("1.2.840.10008.5.1.4.1.1.2", "1.2.3", "1.2.840.10008.1.2", List.of(segments)));
    }
}
