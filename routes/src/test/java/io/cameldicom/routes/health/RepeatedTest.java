package io.cameldicom.routes.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RepeatedTest {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final Repeated<Integer> repeated = new Repeated<>("a look", this::look, PAUSE, PATIENCE, clock::get);

    private int look() {
        int number = looks.incrementAndGet();
        mayEnd.acquireUninterruptibly();
        return number;
    }

    @AfterEach
    void end() {
        repeated.close();
        mayEnd.release(1_000_000);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void tellsNothingBeforeTheFirstLookHasEnded() {
        assertThat(repeated.latest()).isEmpty();
        assertThat(repeated.isBeginning()).isTrue();

        pass(Duration.ofSeconds(6));
        assertThat(repeated.isBeginning()).isFalse();
    }

    @Test
    void tellsWhatTheLastLookFoundUntilTheNextOneHangs() {
        mayEnd.release();
        await().atMost(Duration.ofSeconds(60)).until(() -> looks.get() == 2);
        assertThat(repeated.latest()).contains(1);

        pass(Duration.ofSeconds(6));
        assertThat(repeated.latest()).isEmpty();
        assertThat(repeated.silence()).isEqualTo(Duration.ofSeconds(6));
        assertThat(looks).as("one look at a time, however long it hangs").hasValue(2);

        mayEnd.release();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(repeated.latest()).contains(2));
    }
}
