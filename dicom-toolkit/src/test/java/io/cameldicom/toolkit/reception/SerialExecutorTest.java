package io.cameldicom.toolkit.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    private final Deque<Runnable> below = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private boolean full;

    private final SerialExecutor executor = new SerialExecutor(task -> {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        below.add(task);
    });

    @Test
    void goesOnAfterATaskThatFailed() {
        executor.execute(() -> {
            throw new AssertionError("task");
        });
        executor.execute(() -> ran.add("second"));
        below.remove().run();
        executor.execute(() -> ran.add("third"));
        below.remove().run();
        assertThat(ran).containsExactly("second", "third");
    }

    @Test
    void forgetsATaskThatWasRejectedAndTakesTheNext() {
        full = true;
        assertThatThrownBy(() -> executor.execute(() -> ran.add("rejected")))
                .isInstanceOf(RejectedExecutionException.class);
        full = false;
        executor.execute(() -> ran.add("taken"));
        below.remove().run();
        assertThat(ran).containsExactly("taken");
    }
}
