package io.cameldicom.routes.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the confirmations stand at one moment.
 *
 * @param waiting files that were never asked about since they were sent
 * @param asked files whose answer is to come, or that have to be asked about again
 * @param oldest when the first of them was taken by the destination; empty if there are none
 * @param unanswered of them, files for which one question or more brought no answer in time
 * @param absent of them, files of which the destination said that it does not have them yet
 * @param trouble why the destination cannot be asked, in our own words; empty while it can
 */
public record ConfirmationStatus(
        int waiting, int asked, Optional<Instant> oldest, int unanswered, int absent, Optional<String> trouble) {
    /** For how long the first of them has waited; zero if there are none. */
    public Duration age(Instant now) {
        return oldest.map(since -> Duration.between(since, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Files that the destination has taken and not confirmed. */
    public int awaiting() {
        return waiting + asked;
    }
}
