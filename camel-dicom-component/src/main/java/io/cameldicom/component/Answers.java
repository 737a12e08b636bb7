package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.Exchange;

/** Which status answers a C-STORE of a peer (PS3.4 §B.2.3). */
final class Answers {
    static final int PROCESSING_FAILURE = 0x0110;
    static final int DUPLICATE = 0x0111;
    static final int OUT_OF_RESOURCES = 0xA700;
    static final int DATA_SET_MISMATCH = 0xA900;
    static final int CANNOT_UNDERSTAND = 0xC000;

    /** Less room than this on the disk counts as none. */
    private static final long NO_ROOM = 1 << 20;

    private Answers() {}

    /**
     * What the end of an exchange means for the peer: the status that the route has set, if any; else success, or
     * processing failure after an exception, or out of resources if the disk is full. A failed exchange never answers
     * with success or warning, whatever the header says.
     */
    static DimseStatus of(Exchange exchange) {
        Integer chosen = exchange.getMessage().getHeader(DicomConstants.STATUS, Integer.class);
        Throwable failure = exchange.getException();
        if (failure == null && !exchange.isRollbackOnly()) {
            return DimseStatus.of(chosen == null ? DimseStatus.SUCCESS : chosen & 0xFFFF);
        }
        if (chosen != null && !isStored(chosen & 0xFFFF)) {
            return DimseStatus.of(chosen & 0xFFFF);
        }
        return DimseStatus.of(isDiskFull(failure) ? OUT_OF_RESOURCES : PROCESSING_FAILURE);
    }

    private static boolean isStored(int status) {
        Outcome outcome = StatusTable.DEFAULTS.rule(status).outcome();
        return outcome == Outcome.DONE || outcome == Outcome.DONE_WITH_WARNING;
    }

    /** For a failure to write below {@code folder}. */
    static int ofDiskFailure(IOException failure, Path folder) {
        return isDiskFull(failure) || hasNoRoom(folder) ? OUT_OF_RESOURCES : PROCESSING_FAILURE;
    }

    private static boolean hasNoRoom(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    /** Java has no type for it: the operating system's words are all there is. */
    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
            if (cause instanceof IOException && words != null && saysFull(words.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysFull(String words) {
        return words.contains("no space left")
                || words.contains("disk quota exceeded")
                || words.contains("not enough space");
    }
}
