package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.confirmation.StoredFile.State;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What an answer means for a file: it is done, is sent again, goes to quarantine, or is asked about again. Guarded by its owner. */
final class Verdicts {
    /** How often an object is sent that the destination then says it does not have. */
    static final int MOST_SENDINGS = 3;

    private final ConfirmationMode mode;
    private final ConfirmationTimes times;
    private final PendingFiles files;
    private final Clock clock;
    private final LongSupplier nanoTime;

    Verdicts(ConfirmationMode mode, ConfirmationTimes times, PendingFiles files, Clock clock, LongSupplier nanoTime) {
        this.mode = mode;
        this.times = times;
        this.files = files;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** What one answer to a question brought. */
    static final class Brought {
        private final Map<String, Integer> again = new HashMap<>();
        private final Map<String, Integer> refused = new HashMap<>();
        private final Map<String, Integer> resent = new HashMap<>();
        private int answers;

        boolean isNothing() {
            return answers == 0;
        }

        private void denied(State now, Answer answer) {
            Map<String, Integer> counted = now == State.REFUSED ? refused : now == State.ABSENT ? resent : again;
            counted.merge(answer.inWords(), 1, Integer::sum);
        }

        void tell(ConfirmationLog log) {
            log.denied(again, "it is asked again");
            log.denied(resent, "they are sent again");
            log.denied(refused, "they go to quarantine");
        }
    }

    Brought of(String transactionUid, Map<String, Answer> byInstanceUid) {
        Brought brought = new Brought();
        byInstanceUid.forEach((uid, answer) -> {
            Pending pending = files.ofInstance(uid);
            StoredFile file = askedAbout(pending, uid, transactionUid);
            if (file != null) {
                brought.answers++;
                State now = apply(pending, file, answer, transactionUid);
                if (!answer.isConfirmed() && (now != State.WAITING || mode.denies() || !answer.isAbsent())) {
                    brought.denied(now, answer);
                }
            }
        });
        return brought;
    }

    /** The file, if it was asked about in this question and has not been sent again since; else null. */
    private StoredFile askedAbout(Pending pending, String sopInstanceUid, String transactionUid) {
        if (pending == null || !pending.isOpen()) {
            return null;
        }
        try {
            StoredFile file = files.read(pending);
            boolean isAbout = file != null
                    && file.receipt().instance().equals(sopInstanceUid)
                    && (transactionUid.equals(pending.underWay)
                            || file.transactions().contains(transactionUid));
            return isAbout ? file : null;
        } catch (IOException e) {
            return null; // as if no answer had come
        }
    }

    private State apply(Pending pending, StoredFile file, Answer answer, String transactionUid) {
        long now = nanoTime.getAsLong();
        pending.unanswered(false);
        if (answer.isConfirmed()) {
            List<String> commitment = mode == ConfirmationMode.COMMITMENT ? List.of(transactionUid) : List.of();
            return decide(pending, file.confirmed(commitment, clock.millis()));
        }
        pending.doubted(answer);
        if (answer.isFinal()) {
            return decide(pending, file.refused(answer.reason()));
        }
        long believed = pending.stored + times.absence().toNanos();
        boolean absent = answer.isAbsent() && now - believed >= 0;
        if (absent && pending.sendings() < MOST_SENDINGS) {
            return decide(pending, file.absent());
        }
        if (absent && mode.denies()) {
            return decide(pending, file.refused(answer.reason()));
        }
        pending.state = State.WAITING;
        long pause = times.pauseNanos(pending.undecided());
        pending.due = now + (answer.isAbsent() && !absent ? Math.min(pause, believed - now) : pause);
        return State.WAITING;
    }

    private State decide(Pending pending, StoredFile decided) {
        try {
            pending.position = files.write(decided);
        } catch (IOException e) {
            pending.state = State.WAITING; // told by whoever holds the gate
            pending.due = nanoTime.getAsLong() + times.pauseNanos(pending.undecided());
            return State.WAITING;
        }
        pending.state = decided.state();
        files.release(pending);
        return pending.state;
    }
}
