package io.cameldicom.toolkit.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DecodingMemoryTest {
    private static final long MIB = 1 << 20;

    private final DecodingMemory memory = new DecodingMemory(64 * MIB);

    @Test
    void bindsTheLongestFrameToTheHeap() {
        assertThat(memory.longestFrame()).isEqualTo(8 * MIB);
        assertThat(new DecodingMemory(1L << 40).longestFrame()).isEqualTo(256 * MIB);
    }

    @Test
    void letsNoFrameInForWhichThereIsNoRoom() throws Exception {
        DecodingMemory.Share first = memory.take(MIB, 8 * MIB);
        assertWaits(8 * MIB);
        memory.take(0, MIB).close();
        first.close();
        memory.take(MIB, 8 * MIB).close();
    }

    @Test
    void givesAllToAFrameThatNeedsMore() throws Exception {
        try (DecodingMemory.Share all = memory.take(17 * MIB, 8 * MIB)) {
            assertWaits(1);
        }
    }

    private void assertWaits(long decoded) throws Exception {
        AtomicBoolean taken = new AtomicBoolean();
        Thread thread = new Thread(() -> {
            try (DecodingMemory.Share share = memory.take(0, decoded)) {
                taken.set(true);
            } catch (IOException e) {
                // interrupted, as expected
            }
        });
        thread.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> thread.getState() == Thread.State.WAITING || !thread.isAlive());
        thread.interrupt();
        thread.join(20_000);
        assertThat(taken).isFalse();
    }
}
