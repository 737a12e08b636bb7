package io.cameldicom.routes.confirmation;

import java.time.Instant;
import java.util.Optional;

/** Counts the files that wait. */
final class Tally {
    private int waiting;
    private int asked;
    private int unanswered;
    private int absent;
    private long oldest = Long.MAX_VALUE;

    void count(Pending pending) {
        if (pending.isOpen()) {
            waiting += pending.isFresh() ? 1 : 0;
            asked += pending.isFresh() ? 0 : 1;
            unanswered += pending.unanswered() > 0 ? 1 : 0;
            absent += pending.isAbsent() ? 1 : 0;
            oldest = Math.min(oldest, Integer.toUnsignedLong(pending.at));
        }
    }

    ConfirmationStatus status(Optional<String> trouble) {
        Optional<Instant> first = waiting + asked == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(oldest));
        return new ConfirmationStatus(waiting, asked, first, unanswered, absent, trouble);
    }
}
