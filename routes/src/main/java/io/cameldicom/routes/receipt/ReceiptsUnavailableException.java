package io.cameldicom.routes.receipt;

import io.cameldicom.toolkit.DicomException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;

/** A receipt cannot be written, or what was sent cannot be looked up: the file stays, and nothing is sent until that can be done. */
public final class ReceiptsUnavailableException extends DicomException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("\\\\|(^|[^a-z])/");

    public ReceiptsUnavailableException(Throwable cause) {
        super("receipts: " + words(cause) + " (expected: a folder that can be written to)", cause);
    }

    /** What is wrong, without paths. */
    static String words(Throwable cause) {
        if (cause instanceof FileSystemException file) {
            return file.getReason() != null ? file.getReason() : file.getClass().getSimpleName();
        }
        boolean isPlain = cause instanceof IOException
                && cause.getMessage() != null
                && !PATH.matcher(cause.getMessage()).find();
        return isPlain ? cause.getMessage() : cause.getClass().getSimpleName();
    }
}
