package io.cameldicom.routes.delivery;

import io.cameldicom.routes.gate.InboxGate;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Whether a file has failed for so long that it is given up. Only an attempt can be the last one. */
public final class Exhausted implements Predicate {
    private final InboxGate gate;
    private final Optional<Duration> giveUpAfter;

    /** @param giveUpAfter empty for never */
    public Exhausted(InboxGate gate, Optional<Duration> giveUpAfter) {
        this.gate = gate;
        this.giveUpAfter = giveUpAfter;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return giveUpAfter
                .filter(longest -> Reach.of(Failure.of(exchange)).isAttempt())
                .filter(longest -> gate.failing(InFlight.of(exchange).path()).compareTo(longest) >= 0)
                .isPresent();
    }
}
