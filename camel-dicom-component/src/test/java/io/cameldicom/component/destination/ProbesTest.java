package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Breaker breaker =
            new Breaker(new BreakerOptions(1, Duration.ofHours(1), Duration.ofHours(3)), Clock.systemUTC(), () -> 0.5);
    private final Queue<CompletableFuture<Void>> questions = new ArrayDeque<>();
    private final Probes probes = new Probes(timer, breaker, () -> {
        CompletableFuture<Void> question = new CompletableFuture<>();
        questions.add(question);
        return question;
    });

    @BeforeEach
    void forgetWhatIsCancelled() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void asksNothingWhileTheBreakerIsClosed() {
        probes.turned();

        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void asksOneQuestionAtATimeWhileItIsOpen() {
        open();
        open();
        assertThat(timer.getQueue()).hasSize(1);

        fire();
        assertThat(questions).hasSize(1);
        probes.turned();
        assertThat(timer.getQueue()).as("while a question is under way").isEmpty();

        questions.remove().complete(null);
        assertThat(timer.getQueue()).hasSize(1);
        fire();
        questions.remove().completeExceptionally(new IllegalStateException("refused"));
        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void cancelsTheTimerWhenTheBreakerCloses() {
        open();
        breaker.accepted();
        probes.turned();

        assertThat(timer.getQueue()).isEmpty();
        open();
        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void asksNoMoreWhenTheAnswerHasClosedTheBreaker() {
        open();
        fire();
        breaker.answered();
        probes.turned();
        questions.remove().complete(null);

        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void goesOnWhereAQuestionCannotBeAsked() {
        Probes failing = new Probes(timer, breaker, () -> {
            throw new OutOfMemoryError("no thread");
        });
        breaker.failed("refused", false);
        failing.turned();
        fire();

        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void leavesNoTimerBehindAfterAStop() {
        open();
        Runnable late = timer.getQueue().peek();
        probes.stop();
        assertThat(timer.getQueue()).isEmpty();

        open();
        late.run();
        assertThat(timer.getQueue()).isEmpty();
        assertThat(questions).isEmpty();
    }

    @Test
    void asksNoMoreAfterAStopWhileAQuestionIsUnderWay() {
        open();
        fire();
        probes.stop();
        questions.remove().complete(null);

        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void endsWithItsTimer() {
        timer.shutdownNow();

        open();

        assertThat(questions).isEmpty();
    }

    private void open() {
        breaker.failed("refused", false);
        probes.turned();
    }

    /** Runs here and now what is due in an hour or more. */
    private void fire() {
        Runnable due = timer.getQueue().peek();
        timer.getQueue().remove(due);
        due.run();
    }
}
