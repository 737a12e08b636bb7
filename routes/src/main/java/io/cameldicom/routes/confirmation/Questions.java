package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.report.OwnMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the questions, a few at once, from one thread. After one that failed, none is put until a pause is over. */
final class Questions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final int AT_ONCE = 4;
    private static final long PERIOD_MILLIS = 200;

    private final Confirmations confirmations;
    private final Inquiry inquiry;
    private final ConfirmationTimes times;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "confirmation");
        made.setDaemon(true);
        return made;
    });
    private int underWay;
    private int failures;
    private long notBefore;
    private Optional<String> trouble = Optional.empty();

    Questions(Confirmations confirmations, Inquiry inquiry, ConfirmationTimes times, LongSupplier nanoTime) {
        this.confirmations = confirmations;
        this.inquiry = inquiry;
        this.times = times;
        this.nanoTime = nanoTime;
        this.notBefore = nanoTime.getAsLong();
    }

    static Questions start(
            Confirmations confirmations, Inquiry inquiry, ConfirmationTimes times, LongSupplier nanoTime) {
        Questions questions = new Questions(confirmations, inquiry, times, nanoTime);
        questions.thread.scheduleWithFixedDelay(questions::askAll, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return questions;
    }

    /** Why the destination cannot be asked; empty while it can. */
    synchronized Optional<String> trouble() {
        return trouble;
    }

    /** The pause is over, whatever failed. */
    synchronized void hurry() {
        notBefore = nanoTime.getAsLong();
    }

    void askAll() {
        try {
            while (mayAsk() && ask()) {
                LOG.trace("asked");
            }
        } catch (RuntimeException | Error e) {
            LOG.debug("questions are put later", e); // the thread must live on
        }
    }

    private synchronized boolean mayAsk() {
        return underWay < AT_ONCE && nanoTime.getAsLong() - notBefore >= 0;
    }

    private boolean ask() {
        String transactionUid = TransactionUid.create();
        List<Pending> taken = confirmations.take(transactionUid);
        if (taken.isEmpty()) {
            return false;
        }
        synchronized (this) {
            underWay++;
        }
        try {
            List<Instance> instances = confirmations.asked(taken, transactionUid);
            CompletionStage<Void> put = instances.isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : inquiry.ask(transactionUid, instances);
            put.whenComplete((done, failure) -> ended(taken, failure));
        } catch (IOException | RuntimeException e) {
            ended(taken, e);
        }
        return true;
    }

    private void ended(List<Pending> taken, Throwable failure) {
        if (failure == null) {
            synchronized (this) {
                underWay--;
                failures = 0;
                trouble = Optional.empty();
            }
            confirmations.put(taken);
        } else {
            LOG.debug("the destination could not be asked", failure);
            String why = words(failure);
            long pause;
            synchronized (this) {
                underWay--;
                pause = times.pauseNanos(++failures);
                notBefore = nanoTime.getAsLong() + pause;
                trouble = Optional.of(why);
            }
            confirmations.notPut(taken, why, pause);
        }
    }

    /** Our own words alone: messages of others may hold names of files. */
    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof IOException) {
            return "state: cannot be written (" + cause.getClass().getSimpleName() + ")";
        }
        return OwnMessage.of(cause)
                .orElseGet(() -> "unexpected " + cause.getClass().getSimpleName());
    }

    /** Questions that are under way may still be answered, by whoever asks next. */
    @Override
    public void close() {
        try {
            thread.shutdownNow();
        } catch (RejectedExecutionException e) {
            LOG.debug("closed twice", e);
        }
    }
}
