package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.NetworkException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The requests of one association in the order in which they were made, one under way at a time. Safe for use by many
 * threads. While a request is being written, its fate is left to the thread that writes: only that one knows whether the
 * last byte went out.
 */
final class Requests {
    private final Deque<PendingRequest> waiting = new ArrayDeque<>();
    private PendingRequest current;
    private boolean writing;
    private boolean taking = true;
    private boolean releaseBegun;
    private int serving;
    private NetworkException ended;

    /** Adds a request, unless no more are taken. */
    synchronized boolean offer(PendingRequest pending) {
        return taking && waiting.add(pending);
    }

    /** Takes back a request whose turn has not come; false if it has. */
    synchronized boolean withdraw(PendingRequest pending) {
        return waiting.remove(pending);
    }

    /** The request to be written next, which is under way then; null if there is none or another one is under way. */
    synchronized PendingRequest next() {
        if (current != null || ended != null) {
            return null;
        }
        current = waiting.poll();
        return current;
    }

    /** A request of the peer waits for our answer. */
    synchronized void beginServing() {
        serving++;
    }

    synchronized void endServing() {
        serving--;
    }

    /** Whether nothing but the peer's wait for an answer keeps the association from being released. */
    synchronized boolean isReleaseDue() {
        return !taking && ended == null && isEmpty() && !releaseBegun;
    }

    /** Whether the association is to be released now; true only once. */
    synchronized boolean mayRelease() {
        boolean may = isReleaseDue() && serving == 0;
        releaseBegun |= may;
        return may;
    }

    /** @return false if the association has ended */
    synchronized boolean beginWriting(PendingRequest pending) {
        writing = current == pending && ended == null;
        return writing;
    }

    /** @return whether it was to be cancelled meanwhile */
    synchronized boolean markSent(PendingRequest pending) {
        pending.markSent();
        return pending.isCancelled();
    }

    /** @return whether the request was answered before it was written completely, and the association lives on */
    synchronized boolean endWriting(PendingRequest pending) {
        writing = false;
        if (ended != null) {
            current = null;
        }
        return ended == null && pending.isAnswered();
    }

    /**
     * Marks a request that is under way.
     *
     * @return whether the peer is to be told now: the request was sent, is not answered, and was not cancelled before
     */
    synchronized boolean cancel(PendingRequest pending) {
        boolean tell = current == pending && pending.isSent() && !pending.isAnswered() && !pending.isCancelled();
        pending.markCancelled();
        return tell;
    }

    /** Why the association has ended, or null. */
    synchronized NetworkException ended() {
        return ended;
    }

    /**
     * The request has its final response.
     *
     * @return whether it is done with; false while it is being written
     */
    synchronized boolean answer(PendingRequest pending) {
        if (current != pending) {
            return false;
        }
        pending.markAnswered();
        return !writing;
    }

    /** The request under way, or null. */
    synchronized PendingRequest current() {
        return current;
    }

    /** The request under way, unless it has its final response already, though its last byte is just being sent; or null. */
    synchronized PendingRequest unanswered() {
        return current == null || current.isAnswered() ? null : current;
    }

    /** Runs a short task only if the request is under way, and before it can be finished. */
    synchronized void whileUnderWay(PendingRequest pending, Runnable task) {
        if (current == pending) {
            task.run();
        }
    }

    /** The request is done with. A short task runs before the next one can begin. */
    synchronized void finish(PendingRequest pending, Runnable task) {
        if (current == pending) {
            current = null;
            writing = false;
            task.run();
        }
    }

    synchronized boolean isTaking() {
        return taking;
    }

    synchronized void stopTaking() {
        taking = false;
    }

    synchronized boolean isEmpty() {
        return current == null && waiting.isEmpty();
    }

    /** Whether A-RELEASE was asked for and nothing is left to be done. */
    synchronized boolean isReleased() {
        return releaseBegun;
    }

    /**
     * The association has ended.
     *
     * @param abandoned gets the requests that have to be failed now
     * @return false if it had ended before
     */
    synchronized boolean end(NetworkException cause, List<PendingRequest> abandoned) {
        if (ended != null) {
            return false;
        }
        ended = cause;
        taking = false;
        if (current != null && !writing) {
            abandoned.add(current);
            current = null;
        }
        abandoned.addAll(waiting);
        waiting.clear();
        return true;
    }
}
