package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.ToIntFunction;
import org.apache.camel.Exchange;

/** Makes receipts of exchanges. */
public final class ReceiptLines {
    private final String destination;
    private final ToIntFunction<Path> attempts;
    private final Clock clock;

    /** @param attempts how often a file was tried, this time included */
    public ReceiptLines(String destination, ToIntFunction<Path> attempts, Clock clock) {
        this.destination = destination;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A receipt of an object that was not sent. */
    Receipt unsent(Exchange exchange, ReceiptOutcome outcome, String sourceSha256) {
        return of(exchange, outcome, sourceSha256, new Sending(null, null, null, null, null));
    }

    /** A receipt of an object that was sent, of which the headers tell. */
    Receipt sent(Exchange exchange, ReceiptOutcome outcome, String sourceSha256) {
        return of(
                exchange,
                outcome,
                sourceSha256,
                new Sending(
                        header(exchange, DicomConstants.ASSOCIATION, Long.class),
                        header(exchange, DicomConstants.TRANSFER_SYNTAX_UID, String.class),
                        header(exchange, DicomConstants.BYTES, Long.class),
                        header(exchange, DicomConstants.SHA256, String.class),
                        status(exchange)));
    }

    private record Sending(Long association, String transferSyntaxUid, Long bytes, String sha256, String status) {}

    private Receipt of(Exchange exchange, ReceiptOutcome outcome, String sourceSha256, Sending sending) {
        Source source = Source.of(exchange);
        InFlight file = InFlight.of(exchange);
        return new Receipt(
                outcome,
                source.instance(),
                source.study(),
                source.series(),
                destination,
                sending.association(),
                source.transferSyntaxUid(),
                sending.transferSyntaxUid(),
                sending.bytes(),
                sourceSha256,
                sending.sha256(),
                sending.status(),
                attempts(exchange, file),
                time(Instant.ofEpochMilli(exchange.getClock().getCreated())),
                time(clock.instant()),
                exchange.getProperty(Attempts.RESENT, Boolean.FALSE, Boolean.class),
                FileId.of(file.relative()),
                null);
    }

    private int attempts(Exchange exchange, InFlight file) {
        Integer counted = exchange.getProperty(Attempts.ATTEMPTS, Integer.class);
        return counted != null ? counted : attempts.applyAsInt(file.path());
    }

    private static <T> T header(Exchange exchange, String name, Class<T> type) {
        return exchange.getMessage().getHeader(name, type);
    }

    private static String status(Exchange exchange) {
        Integer status = header(exchange, DicomConstants.STATUS, Integer.class);
        return status == null ? null : String.format("%04X", status);
    }

    /** With three digits of the second, so that lines sort by it. */
    static String time(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == "2026-03-01T10:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }
}
