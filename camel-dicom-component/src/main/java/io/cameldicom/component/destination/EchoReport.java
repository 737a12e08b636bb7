package io.cameldicom.component.destination;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a C-ECHO went.
 *
 * @param at when it ended, to the second; empty if there was none yet
 * @param success whether the peer answered with success
 * @param message for people
 */
public record EchoReport(Optional<Instant> at, boolean success, String message) {
    /** There was none yet. */
    static final EchoReport NONE = new EchoReport(Optional.empty(), false, "no C-ECHO yet");

    static EchoReport of(EchoResult result, Throwable failure) {
        Optional<Instant> now = Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        if (failure != null) {
            return new EchoReport(now, false, Destination.unwrapped(failure).getMessage());
        }
        String text = result.status().hex() + " in " + result.roundTripTime().toMillis() + " ms";
        return new EchoReport(now, result.status().isSuccess(), text);
    }
}
