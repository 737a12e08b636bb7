package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.confirmation.StoredFile.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Which files a question is about, and where they stand while it is put. Guarded by its owner. */
final class Rounds {
    private final ConfirmationMode mode;
    private final ConfirmationTimes times;
    private final PendingFiles files;
    private final ConfirmationLog log;
    private final LongSupplier nanoTime;

    Rounds(
            ConfirmationMode mode,
            ConfirmationTimes times,
            PendingFiles files,
            ConfirmationLog log,
            LongSupplier nanoTime) {
        this.mode = mode;
        this.times = times;
        this.files = files;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** As {@link Confirmations#take}. */
    List<Pending> take(String transactionUid) {
        long now = nanoTime.getAsLong();
        List<Pending> taken = new ArrayList<>();
        List<Pending> late = new ArrayList<>();
        files.goRound(pending -> {
            if (pending.isOpen() && pending.underWay == null && now - pending.due >= 0) {
                if (pending.state == State.ASKED) {
                    late.add(pending);
                    pending.unanswered(true);
                }
                pending.underWay = transactionUid;
                taken.add(pending);
            }
            return taken.size() == times.batch();
        });
        if (!late.isEmpty()) {
            long longest = late.stream()
                    .mapToLong(pending -> now - pending.stored)
                    .max()
                    .orElse(0);
            log.unanswered(late.size(), Duration.ofNanos(longest));
        }
        return taken;
    }

    /** As {@link Confirmations#asked}. */
    List<Instance> asked(List<Pending> taken, String transactionUid) throws IOException {
        List<Instance> instances = new ArrayList<>();
        for (Pending pending : taken) {
            StoredFile file = pending.isOpen() ? files.read(pending) : null;
            if (file != null) {
                if (mode == ConfirmationMode.COMMITMENT) {
                    pending.position = files.write(file.asked(transactionUid));
                    pending.state = State.ASKED;
                }
                instances.add(file.instance());
            }
        }
        return instances;
    }

    /** As {@link Confirmations#put}. */
    void put(List<Pending> taken) {
        long now = nanoTime.getAsLong();
        for (Pending pending : taken) {
            pending.underWay = null;
            if (pending.state == State.ASKED) {
                pending.due = now + times.answerNanos(pending.unanswered());
            } else if (pending.isOpen() && now - pending.due >= 0) {
                pending.due = now + times.pauseNanos(pending.undecided());
            }
        }
    }

    /** As {@link Confirmations#notPut}. */
    void notPut(List<Pending> taken, long pause) {
        long now = nanoTime.getAsLong();
        for (Pending pending : taken) {
            pending.underWay = null;
            if (pending.isOpen()) {
                writeWaiting(pending);
                pending.due = now + pause;
            }
        }
    }

    /** If it cannot be written, a restart waits for the answer first. */
    private void writeWaiting(Pending pending) {
        boolean isWritten = pending.state == State.WAITING;
        pending.state = State.WAITING;
        try {
            StoredFile file = isWritten ? null : files.read(pending);
            if (file != null) {
                pending.position = files.write(file);
            }
        } catch (IOException e) {
            // told by whoever holds the gate
        }
    }
}
