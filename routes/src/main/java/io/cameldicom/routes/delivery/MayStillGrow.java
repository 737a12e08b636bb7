package io.cameldicom.routes.delivery;

import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.toolkit.data.MalformedObjectException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Whether a file is empty or ends too early, and has not been seen unchanged for as long as that may be a slow copy. */
public final class MayStillGrow implements Predicate {
    private final InboxGate gate;

    public MayStillGrow(InboxGate gate) {
        this.gate = gate;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return Failure.of(exchange)
                .find(MalformedObjectException.class)
                .map(MalformedObjectException::problem)
                .filter(Failure::mayPass)
                .map(problem -> gate.mayStillGrow(InFlight.of(exchange).path()))
                .orElse(false);
    }
}
