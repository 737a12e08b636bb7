package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakeupTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger events = new AtomicInteger();
    private final Wakeup wakeup = new Wakeup(timer, Runnable::run, events::incrementAndGet);

    @BeforeEach
    void dropWhatIsCancelled() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void keepsOneTimerHoweverManyMomentsAreAskedFor() {
        for (int i = 60; i > 0; i--) {
            wakeup.within(i * MINUTE, 0);
        }

        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void keepsTheNearestMoment() {
        wakeup.within(MINUTE, 0);
        Runnable nearest = timer.getQueue().peek();
        wakeup.within(2 * MINUTE, 0);

        assertThat(timer.getQueue()).containsExactly(nearest);
    }

    @Test
    void bringsNothingForAMomentThatWasReplaced() {
        wakeup.within(MINUTE, 0);
        Runnable replaced = timer.getQueue().peek();
        wakeup.within(MINUTE / 2, 0);
        replaced.run();

        assertThat(events).hasValue(0);
    }

    @Test
    void sleepsWhileAnAttemptTakesLong() {
        AtomicLong clock = new AtomicLong();
        FakeEngine engine = new FakeEngine();
        engine.connectsAtOnce = false;
        AssociationPool pool = new AssociationPool(
                engine,
                DicomAddress.parse("PACS@127.0.0.1:11112"),
                new AeTitle("TEST"),
                AssociationOptions.DEFAULTS,
                PoolOptions.DEFAULTS,
                timer,
                clock::get);
        CompletableFuture<Lease> first = pool.lease(new ContextPair("1.2.840.10008.1.1", "1.2.840.10008.1.2"))
                .toCompletableFuture();
        clock.addAndGet(2 * Openings.PATIENCE.toNanos());

        pool.lease(new ContextPair("1.2.840.10008.1.1", "1.2.840.10008.1.2.1"));

        assertThat(first).isNotDone();
        assertThat(timer.getQueue())
                .hasSize(1)
                .allSatisfy(task -> assertThat(((java.util.concurrent.Delayed) task)
                                .getDelay(java.util.concurrent.TimeUnit.MILLISECONDS))
                        .isPositive());
    }
}
