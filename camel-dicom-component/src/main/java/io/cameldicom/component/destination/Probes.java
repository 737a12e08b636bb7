package io.cameldicom.component.destination;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again and again, one question at a time, while a breaker is open; one timer at the most. */
final class Probes {
    private final ScheduledExecutorService timer;
    private final Breaker breaker;
    private final Supplier<? extends CompletionStage<?>> question;
    private Future<?> next;
    private boolean asking;
    private boolean stopped;

    /** @param question asked on a thread of the timer, so it must not block */
    Probes(ScheduledExecutorService timer, Breaker breaker, Supplier<? extends CompletionStage<?>> question) {
        this.timer = timer;
        this.breaker = breaker;
        this.question = question;
    }

    /** To be called whenever the breaker has opened or closed. */
    synchronized void turned() {
        if (breaker.isOpen()) {
            schedule();
        } else {
            cancel();
        }
    }

    /** Asks no more. */
    synchronized void stop() {
        stopped = true;
        cancel();
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private void schedule() {
        if (stopped || asking || next != null) {
            return;
        }
        try {
            next = timer.schedule(this::ask, breaker.nextPause().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            stopped = true; // the owner of the timer has ended it
        }
    }

    private void ask() {
        synchronized (this) {
            next = null;
            if (stopped || asking || !breaker.isOpen()) {
                return;
            }
            asking = true;
        }
        CompletionStage<?> asked;
        try {
            asked = question.get();
        } catch (RuntimeException | Error e) { // whatever it is, the next question may do better
            asked = CompletableFuture.failedFuture(e);
        }
        asked.whenComplete((answer, failure) -> asked());
    }

    private synchronized void asked() {
        asking = false;
        turned();
    }
}
