package io.cameldicom.routes.dashboard;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that did not get through; its name is not known here.
 *
 * @param fileId the short id; empty where it is not known
 * @param cause the word of the cause; empty where the file is not in quarantine
 * @param message our own words
 * @param times how often in a row
 */
record RecentFailure(Kind kind, Instant at, String fileId, Optional<String> cause, String message, int times) {
    /** What has become of the file. */
    enum Kind {
        QUARANTINED(Mark.BAD, "in quarantine"),
        POSTPONED(Mark.WARNING, "tried again by itself"),
        UNEXPECTED(Mark.BAD, "a mistake in a route or in this program");

        final Mark mark;
        final String word;

        Kind(Mark mark, String word) {
            this.mark = mark;
            this.word = word;
        }
    }
}
