package io.cameldicom.routes.delivery;

import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.redrive.ResendMarks;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * A step of the intake route, while the instance is claimed: a file whose very bytes the destination has from us, as a
 * receipt says, goes to {@code sent} without being sent, and the route ends. One whose instance was sent with other bytes
 * fails with {@link OtherBytesSentException}. Only a file whose instance is known is read for that, by another thread. A file
 * that is to be sent all the same goes on; {@link SentBefore#HAS_RECEIPT} tells whether there is a receipt for its bytes.
 */
public final class AlreadySent extends AsyncProcessorSupport {
    /** Files that are compared at once; who brings more waits, so that a folder full of copies is not in memory as a whole. */
    static final int MOST_COMPARISONS = 64;

    private final Receipts receipts;
    private final ReceiptLines lines;
    private final SourceHash hashes;
    private final ResendMarks marks;
    private final String destination;
    private final boolean resend;
    private final Semaphore comparisons = new Semaphore(MOST_COMPARISONS);

    /** @param resend whether all files are sent, whatever the receipts say */
    public AlreadySent(
            Receipts receipts,
            ReceiptLines lines,
            SourceHash hashes,
            ResendMarks marks,
            String destination,
            boolean resend) {
        this.receipts = receipts;
        this.lines = lines;
        this.hashes = hashes;
        this.marks = marks;
        this.destination = destination;
        this.resend = resend;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        boolean answered = true;
        try {
            Source source = Source.of(exchange);
            InFlight file = InFlight.of(exchange);
            if (source.instance() != null && receipts.isKnown(destination, source.instance())) {
                if (resend || marks.isMarked(file.relative(), file.identity())) {
                    tellReceipt(exchange, source, file);
                } else {
                    comparisons.acquire();
                    compare(exchange, callback, source, file);
                    answered = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (IOException | RuntimeException e) {
            exchange.setException(e);
        }
        if (answered) {
            callback.done(true);
        }
        return answered;
    }

    /** On this thread: what follows may wait for room to send, which no thread may do that others need to get theirs back. */
    private void tellReceipt(Exchange exchange, Source source, InFlight file) {
        String hash = SourceHash.read(file, source.dataSetOffset());
        exchange.setProperty(SentBefore.HAS_RECEIPT, receipts.isSent(destination, source.instance(), hash));
    }

    private void compare(Exchange exchange, AsyncCallback callback, Source source, InFlight file) {
        hashes.of(file, source.dataSetOffset())
                .thenCompose(hash -> skip(exchange, source, hash))
                .whenComplete((done, failure) -> {
                    comparisons.release();
                    if (failure != null) {
                        exchange.setException(unwrapped(failure));
                    }
                    callback.done(false);
                });
    }

    private CompletionStage<Void> skip(Exchange exchange, Source source, String hash) {
        if (!receipts.isSent(destination, source.instance(), hash)) {
            return CompletableFuture.failedFuture(new OtherBytesSentException(destination));
        }
        return receipts.write(lines.unsent(exchange, ReceiptOutcome.ALREADY_SENT, hash))
                .thenRun(() -> {
                    exchange.setProperty(Disposition.PROPERTY, Disposition.SENT.word());
                    exchange.setRouteStop(true);
                });
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
