package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import java.util.Objects;

/**
 * The peer answered with a status that is neither success nor warning. Its Error Comment may hold patient data: it
 * stands in {@link #status()} alone, and in no message.
 */
public final class DimseStatusException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final transient DimseStatus status;

    /**
     * @param request such as {@code C-STORE}
     * @param meaning the standard's words for the status
     */
    public DimseStatusException(DicomAddress peer, String request, DimseStatus status, String meaning) {
        super(
                peer,
                "status of " + request + " from " + peer + ": " + status.hex() + ", " + meaning
                        + " (expected: 0000, or a warning)");
        this.status = Objects.requireNonNull(status, "status");
    }

    public DimseStatus status() {
        return status;
    }
}
