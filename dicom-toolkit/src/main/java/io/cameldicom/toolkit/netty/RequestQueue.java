package io.cameldicom.toolkit.netty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The requests of one association in the order in which they were made; the first is under way, one at a time. Safe for
 * use by many threads.
 */
final class RequestQueue {
    private final Deque<PendingRequest> requests = new ArrayDeque<>();
    private boolean closed;

    /**
     * Adds a request and starts it if none is under way.
     *
     * @return false if the queue takes no more
     */
    boolean offer(PendingRequest request) {
        boolean first;
        synchronized (requests) {
            if (closed) {
                return false;
            }
            requests.addLast(request);
            first = requests.size() == 1;
        }
        if (first) {
            request.start();
        }
        return true;
    }

    /** The request under way. */
    Optional<PendingRequest> current() {
        synchronized (requests) {
            return Optional.ofNullable(requests.peekFirst());
        }
    }

    /** The request under way is done with: the next one starts. */
    void advance() {
        PendingRequest next;
        synchronized (requests) {
            requests.pollFirst();
            next = requests.peekFirst();
        }
        if (next != null) {
            next.start();
        }
    }

    boolean isEmpty() {
        synchronized (requests) {
            return requests.isEmpty();
        }
    }

    boolean isClosed() {
        synchronized (requests) {
            return closed;
        }
    }

    /** Takes no more requests. */
    void close() {
        synchronized (requests) {
            closed = true;
        }
    }

    /** Takes no more requests, and gives up those that it has. */
    List<PendingRequest> drain() {
        synchronized (requests) {
            closed = true;
            List<PendingRequest> all = new ArrayList<>(requests);
            requests.clear();
            return all;
        }
    }
}
