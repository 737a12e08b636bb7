package io.cameldicom.routes.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.health.Check.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

class InboxWatchTest {
    private static final Duration BOUND = Duration.ofMinutes(10);

    private final AtomicLong clock = new AtomicLong();
    private final InboxWatch watch = new InboxWatch(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static Census census(int unreadable) {
        return new Census(1, 0, 0, 2, 0, 0, 0, 0, unreadable, 0, 0);
    }

    private State polling() {
        return watch.polling(BOUND, () -> false).state();
    }

    @Test
    void takesAPollThatEndsInNothingForDead() {
        watch.completed(census(0));
        pass(Duration.ofMinutes(9));
        assertThat(polling()).isEqualTo(State.UP);

        pass(Duration.ofMinutes(2));
        assertThat(polling()).isEqualTo(State.DOWN);
        assertThat(watch.polling(BOUND, () -> true).state())
                .as("somebody has suspended the route")
                .isEqualTo(State.UP);
    }

    @Test
    void takesFilesThatEndForASignOfLife() {
        for (int i = 0; i < 5; i++) {
            pass(Duration.ofMinutes(9));
            watch.sent("f00d", 1);
        }

        assertThat(polling()).isEqualTo(State.UP);
    }

    @Test
    void takesAnInboxThatCannotBeReadForAliveAndNotReady() {
        pass(Duration.ofMinutes(9));
        watch.failed(new IOException("/in/Müller^Max"));
        pass(Duration.ofMinutes(9));

        assertThat(polling()).isEqualTo(State.UP);
        assertThat(watch.readable().state()).isEqualTo(State.DOWN);
        assertThat(watch.readable().message()).doesNotContain("Müller");

        watch.completed(census(0));
        assertThat(watch.readable()).isEqualTo(Finding.up("3 files in the inbox"));
    }

    @Test
    void isNotReadyWhileSomethingInTheInboxCannotBeRead() {
        assertThat(watch.readable().state()).isEqualTo(State.UNKNOWN);

        watch.completed(census(3));
        assertThat(watch.readable().state()).isEqualTo(State.DOWN);
        assertThat(watch.readable().message()).startsWith("3 files or folders that we may not read");
    }
}
