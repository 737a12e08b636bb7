package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which status answers a peer (PS3.4 §B.2.3, PS3.7 annex C). */
final class Answers {
    static final int PROCESSING_FAILURE = 0x0110;
    static final int DUPLICATE = 0x0111;
    static final int OUT_OF_RESOURCES = 0xA700;
    static final int DATA_SET_MISMATCH = 0xA900;
    static final int CANNOT_UNDERSTAND = 0xC000;

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Pattern FOUR_HEXADECIMAL_DIGITS = Pattern.compile("[0-9A-Fa-f]{4}");

    /** Less room than this on the disk counts as none. */
    private static final long NO_ROOM = 1 << 20;

    private Answers() {}

    /**
     * What the end of an exchange means for the peer: the status that the route has set, if any; else success, or
     * processing failure after an exception, or out of resources if the disk is full. A failed exchange never answers
     * with success or warning, whatever the header says.
     */
    static DimseStatus of(Exchange exchange) {
        return of(exchange, PROCESSING_FAILURE, OUT_OF_RESOURCES);
    }

    /**
     * As {@link #of(Exchange)}, of another service.
     *
     * @param failure after an exception
     * @param full if the disk is full
     */
    static DimseStatus of(Exchange exchange, int failure, int full) {
        Object header = exchange.getMessage().getHeader(DicomConstants.STATUS);
        Throwable thrown = exchange.getException();
        if (thrown == null && !exchange.isRollbackOnly()) {
            return DimseStatus.of(header == null ? DimseStatus.SUCCESS : status(header, exchange));
        }
        if (header != null) {
            int told = status(header, exchange);
            if (!isStored(told)) {
                return DimseStatus.of(told);
            }
        }
        return DimseStatus.of(isDiskFull(thrown) ? full : failure);
    }

    /** What is no status answers processing failure: the route wanted to say something, and it may not be success. */
    private static int status(Object header, Exchange exchange) {
        if (header instanceof Number number && isStatus(number.longValue())) {
            return number.intValue();
        }
        String text = header.toString();
        if (FOUR_HEXADECIMAL_DIGITS.matcher(text).matches()) {
            return Integer.parseInt(text, 16);
        }
        LOG.atWarn()
                .addKeyValue("event", "listener.answer")
                .log(
                        "route {}: {}: '{}' (expected: a number from 0 to 65535, or four hexadecimal digits)",
                        exchange.getFromRouteId(),
                        DicomConstants.STATUS,
                        text);
        return PROCESSING_FAILURE;
    }

    private static boolean isStatus(long number) {
        return number >= 0 && number <= 0xFFFF;
    }

    private static boolean isStored(int status) {
        Outcome outcome = StatusTable.byDefault(status);
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
