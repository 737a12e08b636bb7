package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.reception.ReadGate;
import io.cameldicom.toolkit.reception.Reception;
import java.util.ArrayDeque;
import java.util.Deque;

/** The requests that have arrived completely, in order; only the first is being served. Used on the event loop. */
final class Unanswered {
    /** Also the widest asynchronous operations window that is granted; without one, lets the end of a connection be seen. */
    static final int MAXIMUM = 4;

    private final ReadGate gate;
    private final Deque<Reception> requests = new ArrayDeque<>();

    /** @param gate is held while there are enough */
    Unanswered(ReadGate gate) {
        this.gate = gate;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Serves the request when those before it are answered. */
    void add(Reception complete) {
        requests.addLast(complete);
        if (requests.size() == MAXIMUM) {
            gate.hold(ReadGate.Reason.ENOUGH_UNANSWERED);
        }
        if (requests.size() == 1) {
            complete.complete();
        }
    }

    /**
     * The first was answered: serves the next.
     *
     * @return whether there was one
     */
    boolean answered() {
        requests.removeFirst();
        gate.release(ReadGate.Reason.ENOUGH_UNANSWERED);
        boolean more = !requests.isEmpty();
        if (more) {
            requests.getFirst().complete();
        }
        return more;
    }

    /** Forgets those that are not being served yet: their answer could not be sent, so they come again. */
    void discardWaiting() {
        while (requests.size() > 1) {
            requests.removeLast().discard();
        }
    }
}
