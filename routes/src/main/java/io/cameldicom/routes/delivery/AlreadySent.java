package io.cameldicom.routes.delivery;

import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.confirmation.StoredFile;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.redrive.ResendMarks;
import java.io.IOException;
import java.util.Optional;
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
 *
 * <p>What the destination has taken and has to confirm counts like what has a receipt: the file gets its receipt once it is
 * confirmed, and another file of the same bytes waits for it.
 */
public final class AlreadySent extends AsyncProcessorSupport {
    /** Files that are compared at once; who brings more waits, so that a folder full of copies is not in memory as a whole. */
    static final int MOST_COMPARISONS = 64;

    private final Receipts receipts;
    private final ReceiptLines lines;
    private final SourceHash hashes;
    private final ResendMarks marks;
    private final Confirmations confirmations;
    private final ConfirmedBefore confirmed;
    private final String destination;
    private final boolean resend;
    private final Semaphore comparisons = new Semaphore(MOST_COMPARISONS);

    /** @param resend whether all files are sent, whatever the receipts say */
    public AlreadySent(
            Receipts receipts,
            ReceiptLines lines,
            SourceHash hashes,
            ResendMarks marks,
            Confirmations confirmations,
            String destination,
            boolean resend) {
        this.receipts = receipts;
        this.lines = lines;
        this.hashes = hashes;
        this.marks = marks;
        this.confirmations = confirmations;
        this.confirmed = new ConfirmedBefore(receipts, lines, confirmations);
        this.destination = destination;
        this.resend = resend;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Optional<CompletionStage<Void>> work;
        try {
            work = begin(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work = failed(exchange, e);
        } catch (IOException | RuntimeException e) {
            work = failed(exchange, e);
        }
        if (work.isEmpty()) {
            callback.done(true);
            return true;
        }
        work.get().whenComplete((done, failure) -> {
            if (failure != null) {
                exchange.setException(unwrapped(failure));
            }
            callback.done(false);
        });
        return false;
    }

    private static Optional<CompletionStage<Void>> failed(Exchange exchange, Exception failure) {
        exchange.setException(failure);
        return Optional.empty();
    }

    /** Empty where the exchange goes on at once. */
    private Optional<CompletionStage<Void>> begin(Exchange exchange) throws IOException, InterruptedException {
        Source source = Source.of(exchange);
        InFlight file = InFlight.of(exchange);
        if (source.instance() == null) {
            return Optional.empty();
        }
        Optional<StoredFile> stored = confirmations.find(file.path());
        if (stored.isPresent()) {
            return Optional.of(again(exchange, source, file, stored.get()));
        }
        Optional<StoredFile> other = confirmations.other(file.path(), source.instance());
        if (other.isPresent()) {
            return Optional.of(compared(
                    file, source, hash -> follow(exchange, source, hash.equals(hashOf(other.get())))));
        }
        if (!receipts.isKnown(destination, source.instance())) {
            return Optional.empty();
        }
        if (isToBeSentAgain(file)) {
            tellReceipt(exchange, source, file);
            return Optional.empty();
        }
        return Optional.of(compared(file, source, hash -> skip(exchange, source, hash)));
    }

    private boolean isToBeSentAgain(InFlight file) throws IOException {
        return resend || marks.isMarked(file.relative(), file.identity());
    }

    /** On this thread: what follows may wait for room to send, which no thread may do that others need to get theirs back. */
    private void tellReceipt(Exchange exchange, Source source, InFlight file) {
        String hash = SourceHash.read(file, source.dataSetOffset());
        exchange.setProperty(SentBefore.HAS_RECEIPT, receipts.isSent(destination, source.instance(), hash));
    }

    /** What is done once the hash of the file is known. */
    @FunctionalInterface
    private interface Next {
        CompletionStage<Void> with(String hash);
    }

    private CompletionStage<Void> compared(InFlight file, Source source, Next next) throws InterruptedException {
        comparisons.acquire();
        return hashes.of(file, source.dataSetOffset())
                .thenCompose(next::with)
                .whenComplete((done, failure) -> comparisons.release());
    }

    /** The destination had taken this file: it is read only if something of it has changed since, be it its owner alone. */
    private CompletionStage<Void> again(Exchange exchange, Source source, InFlight file, StoredFile stored)
            throws IOException, InterruptedException {
        boolean isSame = source.instance().equals(stored.receipt().instance());
        if (isSame && stored.isOf(file.identity())) {
            return confirmed.end(exchange, stored);
        }
        boolean isToBeSentAgain = isToBeSentAgain(file);
        return compared(file, source, hash -> {
            if (isSame && hash.equals(hashOf(stored))) {
                return confirmed.end(exchange, stored);
            }
            confirmations.forget(file.path()); // another file now
            Optional<StoredFile> other = confirmations.other(file.path(), source.instance());
            if (other.isPresent()) {
                return follow(exchange, source, hash.equals(hashOf(other.get())));
            }
            return isToBeSentAgain || !receipts.isKnown(destination, source.instance())
                    ? CompletableFuture.completedFuture(null)
                    : skip(exchange, source, hash);
        });
    }

    private static String hashOf(StoredFile stored) {
        return stored.receipt().sourceSha256();
    }

    private CompletionStage<Void> follow(Exchange exchange, Source source, boolean isSame) {
        if (!isSame) {
            return CompletableFuture.failedFuture(new OtherBytesSentException(destination));
        }
        Awaiting.follows(exchange, source.instance());
        ConfirmedBefore.stop(exchange);
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> skip(Exchange exchange, Source source, String hash) {
        if (!receipts.isSent(destination, source.instance(), hash)) {
            return CompletableFuture.failedFuture(new OtherBytesSentException(destination));
        }
        return receipts.write(lines.unsent(exchange, ReceiptOutcome.ALREADY_SENT, hash))
                .thenRun(() -> {
                    Awaiting.delivered(exchange);
                    ConfirmedBefore.stop(exchange);
                });
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
