package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.receipt.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;

/**
 * Whether a file that the destination has taken may leave the inbox. Where the destination has to confirm what it took, only
 * one that a step says has its receipt; whatever a route sets.
 */
final class Awaiting {
    private static final String WHY = "CamelDicomRoutesConfirmation";

    /** What the steps have found out of the file of an exchange. */
    private sealed interface Found {}

    /** Its receipt is on the disk. */
    private record Delivered() implements Found {}

    /** The destination has taken it just now. */
    private record Stored(Receipt receipt) implements Found {}

    /** The destination has taken it before, and has not confirmed that yet. */
    private record Waits() implements Found {}

    /** The destination has the same bytes from another file, and has not confirmed that yet. */
    private record Follows(String sopInstanceUid) implements Found {}

    private final Confirmations confirmations;
    private final Attempts attempts;

    Awaiting(Confirmations confirmations, Attempts attempts) {
        this.confirmations = confirmations;
        this.attempts = attempts;
    }

    static void delivered(Exchange exchange) {
        exchange.setProperty(WHY, new Delivered());
    }

    static void stored(Exchange exchange, Receipt receipt) {
        exchange.setProperty(WHY, new Stored(receipt));
    }

    static void waits(Exchange exchange) {
        exchange.setProperty(WHY, new Waits());
    }

    static void follows(Exchange exchange, String sopInstanceUid) {
        exchange.setProperty(WHY, new Follows(sopInstanceUid));
    }

    /**
     * Keeps the file in the inbox until it is confirmed, if it is not; the gate knows of it then.
     *
     * @throws NotRememberedException if that cannot be written down
     */
    boolean keeps(Exchange exchange, InFlight file) {
        Found found = exchange.getProperty(WHY, Found.class);
        if (!confirmations.isOn() || found instanceof Delivered) {
            return false;
        }
        if (found instanceof Stored stored) {
            remember(exchange, file, stored.receipt());
        } else if (found instanceof Follows follows) {
            confirmations.follows(file.path(), follows.sopInstanceUid());
        } else if (found instanceof Waits) {
            confirmations.waits(file.path());
        } else {
            throw new NotRememberedException();
        }
        return true;
    }

    /** The file has been moved to {@code sent}. */
    void sent(InFlight file) {
        left(file, false);
    }

    /** The file has been moved into quarantine; that the destination has had its bytes is not forgotten. */
    void quarantined(InFlight file) {
        left(file, true);
    }

    private void left(InFlight file, boolean mayHaveBeenSent) {
        try {
            confirmations.find(file.path()).ifPresent(stored -> attempts.gone(stored, mayHaveBeenSent));
        } catch (UncheckedIOException e) {
            // the journal of attempts knows more than it need
        }
        confirmations.forget(file.path());
    }

    private void remember(Exchange exchange, InFlight file, Receipt receipt) {
        file.requireUnchanged();
        try {
            confirmations.stored(
                    file.path(),
                    file.identity(),
                    exchange.getMessage().getHeader(DicomConstants.SOP_CLASS_UID, String.class),
                    receipt);
        } catch (IOException e) {
            throw new NotRememberedException(e);
        }
    }
}
