package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.DicomObject;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.disposition.SourceChangedException;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.redrive.ResendMarks;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step after the object was sent: the exchange goes on once its receipt is on the disk. Where it cannot be written, the
 * exchange fails with {@link io.cameldicom.routes.receipt.ReceiptsUnavailableException}. In the error policy, of a file that
 * changed while it was sent, it writes a receipt that counts for nothing. Where the destination has to confirm what it took,
 * the receipt is made, and written once that is done. No thread waits.
 */
public final class WriteReceipt extends AsyncProcessorSupport {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final int DUPLICATE_INSTANCE = 0x0111;

    private final Receipts receipts;
    private final ReceiptLines lines;
    private final SourceHash hashes;
    private final ResendMarks marks;
    private final Confirmations confirmations;

    public WriteReceipt(
            Receipts receipts, ReceiptLines lines, SourceHash hashes, ResendMarks marks, Confirmations confirmations) {
        this.receipts = receipts;
        this.lines = lines;
        this.hashes = hashes;
        this.marks = marks;
        this.confirmations = confirmations;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (isChanged(exchange)) {
            return writeChanged(exchange, callback);
        }
        CompletionStage<Void> written;
        try {
            ReceiptOutcome outcome = outcome(exchange);
            written = sourceHash(exchange)
                    .thenCompose(hash -> deliver(exchange, lines.sent(exchange, outcome, hash)))
                    .thenRun(() -> forgetMark(InFlight.of(exchange)));
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        written.whenComplete((done, failure) -> {
            if (failure != null) {
                exchange.setException(AlreadySent.unwrapped(failure));
            }
            callback.done(false);
        });
        return false;
    }

    private CompletionStage<Void> deliver(Exchange exchange, Receipt receipt) {
        if (confirmations.isOn()) {
            Awaiting.stored(exchange, receipt);
            return CompletableFuture.completedFuture(null);
        }
        return receipts.write(receipt);
    }

    private static boolean isChanged(Exchange exchange) {
        Failure failure = Failure.of(exchange);
        return failure.find(SourceChangedException.class).isPresent()
                || failure.find(io.cameldicom.component.SourceChangedException.class)
                        .isPresent();
    }

    /** Only where something was sent; that it changed is the failure, whatever becomes of the line. */
    private boolean writeChanged(Exchange exchange, AsyncCallback callback) {
        try {
            if (exchange.getMessage().getHeader(DicomConstants.STATUS) != null) {
                receipts.write(lines.sent(exchange, ReceiptOutcome.SOURCE_CHANGED, null));
            }
        } catch (RuntimeException e) {
            LOG.debug("no receipt of a file that changed", e);
        }
        callback.done(true);
        return true;
    }

    private static ReceiptOutcome outcome(Exchange exchange) {
        Integer status = exchange.getMessage().getHeader(DicomConstants.STATUS, Integer.class);
        if (status == null) {
            throw new IllegalStateException(
                    "header " + DicomConstants.STATUS + ": none (expected: set by dicom:store)");
        }
        if (status == DUPLICATE_INSTANCE) {
            return ReceiptOutcome.DUPLICATE;
        }
        String outcome = exchange.getMessage().getHeader(DicomConstants.OUTCOME, String.class);
        return Outcome.DONE.word().equals(outcome) ? ReceiptOutcome.DONE : ReceiptOutcome.DONE_WITH_WARNING;
    }

    /** What was sent is the file itself, in most cases; else the file is read once more, unchanged as it is. */
    private CompletionStage<String> sourceHash(Exchange exchange) {
        Source source = Source.of(exchange);
        InFlight file = InFlight.of(exchange);
        String sent = exchange.getMessage().getHeader(DicomConstants.SHA256, String.class);
        boolean isOwnSyntax = source.transferSyntaxUid()
                .equals(exchange.getMessage().getHeader(DicomConstants.TRANSFER_SYNTAX_UID, String.class));
        boolean isFileItself = sent != null
                && isOwnSyntax
                && exchange.getMessage().getBody() instanceof DicomObject object
                && source.isWhole(object, file);
        return isFileItself ? CompletableFuture.completedFuture(sent) : hashes.of(file, source.dataSetOffset());
    }

    private void forgetMark(InFlight file) {
        try {
            marks.forget(file.relative());
        } catch (IOException e) {
            LOG.debug("a mark stays", e); // it counts for this very file alone
        }
    }
}
