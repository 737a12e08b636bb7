package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.routes.attempt.AttemptJournal;
import io.cameldicom.routes.confirmation.StoredFile;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step before an object is sent: it writes the attempt down, and fails if that cannot be done. Two properties tell
 * later steps of it: {@value #ATTEMPTS} (how often the file has been sent, this time included) and {@value #RESENT}
 * (whether the destination may have had the same bytes before).
 */
public final class Attempts implements Processor {
    public static final String ATTEMPTS = "CamelDicomRoutesAttempts";
    public static final String RESENT = "CamelDicomRoutesResent";

    private final AttemptJournal journal;
    private final InboxGate gate;

    public Attempts(AttemptJournal journal, InboxGate gate) {
        this.journal = journal;
        this.gate = gate;
    }

    /** @throws AttemptNotRecordedException if the journal cannot be written */
    @Override
    public void process(Exchange exchange) {
        InFlight file = InFlight.of(exchange);
        String uid = exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID, "", String.class);
        gate.standing(file.path()).ifPresent(standing -> {
            try {
                tell(exchange, Sending.begin(exchange, journal.begin(uid, standing.due())));
            } catch (IOException e) {
                throw new AttemptNotRecordedException(e);
            }
        });
    }

    /** Before a quick redelivery: counts the try that failed. */
    public Processor failed() {
        return exchange -> Sending.of(exchange).ifPresent(sending -> {
            sending.count(Failure.of(exchange));
            tell(exchange, sending);
        });
    }

    private void tell(Exchange exchange, Sending sending) {
        exchange.setProperty(ATTEMPTS, gate.attempts(InFlight.of(exchange).path()) + sending.attempts());
        exchange.setProperty(RESENT, sending.sentBefore());
    }

    /** Whether attempts can be written down at all. */
    public boolean isAvailable() {
        return journal.isAvailable();
    }

    /** How often the destination has had the file, at least in part; 1 for one that was never sent. */
    int count(Exchange exchange, InFlight file) {
        int before = gate.attempts(file.path()) - 1;
        return Math.max(1, before + Sending.of(exchange).map(Sending::attempts).orElse(0));
    }

    /** The file stays; the gate knows its next time already. */
    void stays(Exchange exchange, InFlight file) {
        Sending.of(exchange)
                .ifPresent(sending -> gate.standing(file.path())
                        .ifPresent(standing -> journal.failed(sending.object(), standing, sending.mayHaveBeenSent())));
    }

    /** The bytes are no longer in the inbox. */
    void gone(Exchange exchange) {
        Sending.of(exchange).ifPresent(sending -> journal.forget(sending.object()));
    }

    /** The bytes that the destination took in an earlier exchange are no longer in the inbox. */
    void gone(StoredFile stored, boolean mayHaveBeenSent) {
        journal.gone(stored.receipt().instance(), stored.standing(), mayHaveBeenSent);
    }

    /**
     * The file is not what it was. Of another owner, mode or number of links alone, it still has the bytes that the
     * destination took.
     */
    void changed(Exchange exchange, InFlight file) {
        Sending.of(exchange).ifPresent(sending -> {
            if (file.hasSameContents()) {
                boolean stored = isStored(exchange);
                journal.beginsAnew(sending.object(), sending.mayHaveBeenSent() || stored);
            } else {
                journal.forget(sending.object());
            }
        });
    }

    private static boolean isStored(Exchange exchange) {
        Integer code = exchange.getMessage().getHeader(DicomConstants.STATUS, Integer.class);
        DimseStatus status = code == null ? null : DimseStatus.of(code);
        return status != null && (status.isSuccess() || status.isWarning());
    }

    void quarantined(Exchange exchange) {
        Sending.of(exchange).ifPresent(sending -> journal.beginsAnew(sending.object(), sending.mayHaveBeenSent()));
    }
}
