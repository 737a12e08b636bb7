package io.cameldicom.routes.health;

import io.cameldicom.routes.confirmation.ConfirmationMode;
import io.cameldicom.routes.confirmation.ConfirmationStatus;
import io.cameldicom.routes.health.Check.Finding;
import java.time.Instant;

/** Whether the destination confirms what it takes. */
final class ConfirmationCheck {
    private ConfirmationCheck() {}

    static Finding of(ConfirmationMode mode, ConfirmationStatus status) {
        String waiting = status.awaiting() + " files wait for " + mode.inWords()
                + status.oldest()
                        .map(oldest -> ", the first since " + seconds(oldest))
                        .orElse("");
        if (status.trouble().isPresent()) {
            return Finding.down(waiting + "; " + status.trouble().get());
        }
        if (status.unanswered() > 0) {
            return Finding.down(waiting + "; no answer in time for " + status.unanswered()
                    + " (docs/troubleshooting.md); it is asked again");
        }
        return Finding.up(waiting);
    }

    private static String seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond()).toString();
    }
}
