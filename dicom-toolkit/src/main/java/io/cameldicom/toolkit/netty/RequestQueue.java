package io.cameldicom.toolkit.netty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The requests of one association in the order in which they were made. One at a time is being sent; it and those that
 * were sent and are not answered are no more than the window. Safe for use by many threads.
 */
final class RequestQueue {
    private final Consumer<PendingRequest> start;
    private final Deque<PendingRequest> waiting = new ArrayDeque<>();
    private final Deque<PendingRequest> unanswered = new ArrayDeque<>();
    private final Deque<Runnable> between = new ArrayDeque<>();
    private int window = 1;
    private PendingRequest sending;
    private boolean closed;

    /** @param start starts a request whose turn has come; on any thread, never throws */
    RequestQueue(Consumer<PendingRequest> start) {
        this.start = start;
    }

    /** @param most requests that may be sent and unanswered, 1 or more; before the first is offered */
    synchronized void window(int most) {
        window = most;
    }

    /**
     * Adds a request and starts it if its turn has come.
     *
     * @return false if the queue takes no more
     */
    boolean offer(PendingRequest request) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            waiting.addLast(request);
        }
        startNext();
        return true;
    }

    private void startNext() {
        PendingRequest next;
        synchronized (this) {
            if (sending != null || unanswered.size() >= window || waiting.isEmpty()) {
                return;
            }
            next = waiting.pollFirst();
            unanswered.addLast(next);
            sending = next;
        }
        start.accept(next);
    }

    /** The request with that message ID among those that were started and are not done with. */
    synchronized Optional<PendingRequest> unanswered(int messageId) {
        return unanswered.stream()
                .filter(request -> request.messageId() == messageId)
                .findFirst();
    }

    /** The request that has waited longest among those that were started and are not done with. */
    synchronized Optional<PendingRequest> oldest() {
        return Optional.ofNullable(unanswered.peekFirst());
    }

    /** The started request of which nothing was heard for longest; on the event loop. */
    synchronized Optional<PendingRequest> silentForLongest() {
        PendingRequest longest = null;
        for (PendingRequest request : unanswered) {
            if (request.isSent() && (longest == null || request.heardNanos() - longest.heardNanos() < 0)) {
                longest = request;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** Something was heard that lets all wait on that were started; on the event loop. */
    synchronized void heard(long nanos) {
        for (PendingRequest request : unanswered) {
            request.heard(nanos);
        }
    }

    /** Those that were started and are not done with. */
    synchronized List<PendingRequest> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Takes back a request whose turn has not come. */
    synchronized boolean withdraw(PendingRequest request) {
        return waiting.remove(request);
    }

    /** Runs a task as soon as no request is half sent; on the event loop. */
    void between(Runnable task) {
        synchronized (this) {
            if (sending != null) {
                between.addLast(task);
                return;
            }
        }
        task.run();
    }

    private void runBetween() {
        for (Runnable task = nextBetween(); task != null; task = nextBetween()) {
            task.run();
        }
    }

    private synchronized Runnable nextBetween() {
        return sending == null ? between.pollFirst() : null;
    }

    /** A request was sent to its end: the next one starts if the window allows it. */
    void sent(PendingRequest request) {
        synchronized (this) {
            if (sending == request) {
                sending = null;
            }
        }
        runBetween();
        startNext();
    }

    /** A request was sent to its end and has its answer: the next one starts. */
    void done(PendingRequest request) {
        synchronized (this) {
            unanswered.remove(request);
            if (sending == request) {
                sending = null;
            }
        }
        runBetween();
        startNext();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && unanswered.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Takes no more requests. */
    synchronized void close() {
        closed = true;
    }

    /** Takes no more requests, and gives up those that it has. */
    synchronized List<PendingRequest> drain() {
        closed = true;
        List<PendingRequest> all = new ArrayList<>(unanswered);
        all.addAll(waiting);
        unanswered.clear();
        waiting.clear();
        between.clear();
        return all;
    }
}
