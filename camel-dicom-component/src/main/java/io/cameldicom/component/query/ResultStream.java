package io.cameldicom.component.query;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Results of an operation that is still under way, for a splitter with {@code streaming}. Few of them wait here: while they do, the
 * peer is not read from. {@link #hasNext()} waits for the next one, at the longest as long as the operation may take. To be
 * read by one thread at a time; closing it stops the operation.
 */
public final class ResultStream implements Iterator<Object>, Closeable {
    private static final int MOST_WAITING = 16;

    private final Queue<Object> ready = new ArrayDeque<>();
    private final Runnable stop;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
    private boolean ended;
    private boolean closed;
    private RuntimeException failure;

    /** @param stop called when it is closed before its end */
    public ResultStream(Runnable stop) {
        this.stop = stop;
    }

    /** Takes one more; the stage completes when there is room for another. */
    public synchronized CompletionStage<Void> put(Object result) {
        if (closed) {
            return CompletableFuture.completedFuture(null);
        }
        ready.add(result);
        notifyAll();
        if (ready.size() >= MOST_WAITING) {
            room = new CompletableFuture<>();
        }
        return room;
    }

    /** There will be no more. The first call counts. */
    public synchronized void end(Optional<RuntimeException> why) {
        if (!ended) {
            ended = true;
            failure = why.orElse(null);
            notifyAll();
        }
    }

    /**
     * Whether there is one more; waits until that is known.
     *
     * @throws RuntimeException after the last one, the failure of the operation if it failed
     */
    @Override
    public synchronized boolean hasNext() {
        try {
            while (ready.isEmpty() && !ended && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the peer", e);
        }
        if (ready.isEmpty() && failure != null && !closed) {
            throw failure;
        }
        return !ready.isEmpty();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object next;
        CompletableFuture<Void> waiting;
        synchronized (this) {
            next = ready.remove();
            waiting = room;
        }
        waiting.complete(null);
        return next;
    }

    /** Lets the peer stop, if it has not ended; what was not read is dropped. */
    @Override
    public void close() {
        boolean early;
        CompletableFuture<Void> waiting;
        synchronized (this) {
            early = !ended && !closed;
            closed = true;
            ready.clear();
            waiting = room;
            notifyAll();
        }
        if (early) {
            stop.run();
        }
        waiting.complete(null);
    }

    @Override
    public String toString() {
        return "ResultStream";
    }
}
