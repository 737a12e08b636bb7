package io.cameldicom.routes.confirmation;

import io.cameldicom.toolkit.DicomException;

/** The destination took the object, and said for good that it will not keep it. */
public final class NotConfirmedException extends DicomException {
    private static final long serialVersionUID = 1L;

    private final String destination;
    private final int reason;

    /** @param reason Failure Reason (0008,1197) */
    public NotConfirmedException(String destination, int reason, int sendings) {
        super(destination + ": the object was stored" + (sendings > 1 ? " " + sendings + " times" : "")
                + " but not committed, " + Answer.inWords(reason) + " (expected: storage commitment)");
        this.destination = destination;
        this.reason = reason;
    }

    /** {@code AE@host:port}. */
    public String destination() {
        return destination;
    }

    /** Failure Reason (0008,1197) in four hexadecimal digits. */
    public String reasonHex() {
        return String.format("%04X", reason);
    }
}
