package io.cameldicom.routes.delivery;

import io.cameldicom.routes.confirmation.ConfirmationMode;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.confirmation.NotConfirmedException;
import io.cameldicom.routes.confirmation.StoredFile;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.Receipt.Confirmation;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.routes.receipt.Receipts;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** What becomes of a file that is offered once more, after the destination had taken it. */
final class ConfirmedBefore {
    private final Receipts receipts;
    private final ReceiptLines lines;
    private final Confirmations confirmations;

    ConfirmedBefore(Receipts receipts, ReceiptLines lines, Confirmations confirmations) {
        this.receipts = receipts;
        this.lines = lines;
        this.confirmations = confirmations;
    }

    /**
     * Ends the route, or lets it go on to send the file again. The file holds what was sent.
     *
     * @return completes when that is done, exceptionally with {@link NotConfirmedException} if the destination refuses it
     */
    CompletionStage<Void> end(Exchange exchange, StoredFile stored) {
        Receipt receipt = stored.receipt();
        return switch (stored.state()) {
            case CONFIRMED -> receipt(exchange, confirmed(stored));
            case ABSENT -> CompletableFuture.completedFuture(null);
            case REFUSED ->
                CompletableFuture.failedFuture(
                        new NotConfirmedException(receipt.destination(), stored.reason(), stored.sendings()));
            default -> {
                if (!confirmations.isOn()) {
                    yield receipt(exchange, receipt);
                }
                Awaiting.waits(exchange);
                stop(exchange);
                yield CompletableFuture.completedFuture(null);
            }
        };
    }

    private static Receipt confirmed(StoredFile stored) {
        ConfirmationMode by = stored.commitment().isPresent() ? ConfirmationMode.COMMITMENT : ConfirmationMode.FIND;
        return stored.receipt()
                .confirmed(new Confirmation(
                        by.word(),
                        ReceiptLines.time(Instant.ofEpochMilli(stored.confirmedAt())),
                        stored.commitment().orElse(null)));
    }

    /** A crash may have come between the receipt and the move: then there is one already. */
    private CompletionStage<Void> receipt(Exchange exchange, Receipt receipt) {
        boolean isWritten = receipts.isSent(receipt.destination(), receipt.instance(), receipt.sourceSha256());
        Receipt line =
                isWritten ? lines.unsent(exchange, ReceiptOutcome.ALREADY_SENT, receipt.sourceSha256()) : receipt;
        return receipts.write(line).thenRun(() -> {
            Awaiting.delivered(exchange);
            stop(exchange);
        });
    }

    static void stop(Exchange exchange) {
        exchange.setProperty(Disposition.PROPERTY, Disposition.SENT.word());
        exchange.setRouteStop(true);
    }
}
