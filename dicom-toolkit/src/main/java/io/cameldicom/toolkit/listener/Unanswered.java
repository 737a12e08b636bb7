package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.dimse.CommandTag;
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

    /** @param gate is held while there are more than {@link #MAXIMUM}: a peer that heeds its window can always cancel */
    Unanswered(ReadGate gate) {
        this.gate = gate;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Serves the request when those before it are answered. */
    void add(Reception complete) {
        requests.addLast(complete);
        if (requests.size() > MAXIMUM) {
            gate.hold(ReadGate.Reason.ENOUGH_UNANSWERED);
        }
        if (requests.size() == 1) {
            gate.serving(true);
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
        } else {
            gate.serving(false);
        }
        return more;
    }

    /** The peer has asked to stop the request with this message ID, if it is one of these. */
    void cancel(int messageId) {
        for (Reception request : requests) {
            if (request.command().number(CommandTag.MESSAGE_ID).orElse(-1) == messageId) {
                request.cancel();
            }
        }
    }

    /** The association has ended: those that are not being served yet are forgotten, as nobody hears their answer. */
    void abandon() {
        while (requests.size() > 1) {
            requests.removeLast().discard();
        }
        requests.forEach(Reception::abandon);
    }
}
