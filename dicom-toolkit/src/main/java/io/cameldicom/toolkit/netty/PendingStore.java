package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A C-STORE under way. A thread off the event loop fills buffers with PDUs and hands them to the event loop; it reads ahead while the
 * former buffer is being written, and pauses when {@link #MAXIMUM_OUTSTANDING} buffers are not written yet.
 */
final class PendingStore extends PendingRequest {
    private static final Logger LOG = LoggerFactory.getLogger(PendingStore.class);
    private static final int MAXIMUM_OUTSTANDING = 2;

    private final Outlet outlet;
    private final SendResources resources;
    private final EncodedDataSet dataSet;
    private final long length;
    private final StoreProgress progress;
    private final PdvWriter writer;
    private final CompletableFuture<StoreResponse> result = new CompletableFuture<>();
    private final AtomicInteger outstanding = new AtomicInteger();
    private volatile boolean cancelled;

    private long startNanos;
    private long sentBytes;
    private boolean lastByteSent;
    private DimseStatus status;

    PendingStore(
            int messageId,
            int contextId,
            int maximumFragment,
            EncodedDataSet dataSet,
            StoreProgress progress,
            Outlet outlet,
            SendResources resources) {
        super(messageId, CommandField.C_STORE_RSP);
        this.outlet = outlet;
        this.resources = resources;
        this.dataSet = dataSet;
        this.length = dataSet.length();
        this.progress = progress;
        byte[] command = Dimse.storeRequest(messageId, dataSet.sopClassUid(), dataSet.sopInstanceUid())
                .encode();
        this.writer = new PdvWriter(contextId, maximumFragment, command, dataSet);
    }

    CompletableFuture<StoreResponse> result() {
        return result;
    }

    @Override
    String name() {
        return "C-STORE";
    }

    /**
     * A thread of the caller reads the first buffer itself: a small object is complete then, and one change of threads is
     * saved. A thread of the engine never reads.
     */
    @Override
    void start() {
        if (Thread.currentThread() instanceof FastThreadLocalThread) {
            continueReading();
        } else if (readBuffer()) {
            continueReading();
        }
    }

    private void continueReading() {
        try {
            resources.readers().execute(this::readAhead);
        } catch (RejectedExecutionException e) {
            writer.close(); // The engine is closing: the channel closes too, and that fails this request.
        } catch (Throwable e) {
            broken(e);
        }
    }

    private void readAhead() {
        boolean goOn = true;
        while (goOn) {
            goOn = readBuffer();
        }
    }

    /**
     * Fills a buffer and hands it to the event loop; by one thread at a time.
     *
     * @return whether the same thread is to fill the next one; if not, another may be reading already
     */
    private boolean readBuffer() {
        if (cancelled || writer.isComplete()) {
            writer.close();
            return false;
        }
        boolean handedOver;
        boolean last;
        try {
            SendBuffers buffers = resources.buffersFor(writer.remainingLength());
            ByteBuf buffer = buffers.take();
            handedOver = false;
            try {
                int bytes = writer.write(buffer);
                last = writer.isComplete();
                if (last) {
                    writer.close();
                }
                boolean isLast = last;
                handedOver = outlet.execute(() -> send(buffers, buffer, bytes, isLast));
            } finally {
                if (!handedOver) {
                    buffers.giveBack(buffer);
                }
            }
        } catch (Throwable e) {
            broken(e);
            return false;
        }
        if (!handedOver) {
            writer.close();
            return false; // the engine is closed, which has failed this request
        }
        // Counted after it was handed over: who continues because of this count hands over later, so the order is kept.
        return outstanding.incrementAndGet() < MAXIMUM_OUTSTANDING && !last;
    }

    /** Whatever it was, an Error too: whoever waits for the answer must hear of it. */
    private void broken(Throwable why) {
        writer.close();
        if (!(why instanceof DicomException)) {
            LOG.debug("C-STORE: an object cannot be read", why);
        }
        DicomException failure = why instanceof DicomException known ? known : new UnreadableObjectException(why);
        outlet.execute(() -> unreadable(failure));
    }

    private void unreadable(DicomException why) {
        cancelled = true;
        result.completeExceptionally(why);
        outlet.abortUnread();
    }

    private void send(SendBuffers buffers, ByteBuf buffer, int bytes, boolean last) {
        if (startNanos == 0) {
            startNanos = System.nanoTime();
        }
        boolean taken = !cancelled
                && outlet.write(buffer.retainedDuplicate(), written -> {
                    buffers.giveBack(buffer);
                    written(written, bytes, last);
                });
        if (!taken) {
            buffers.giveBack(buffer);
            written(false, bytes, last);
        }
    }

    private void written(boolean success, int bytes, boolean last) {
        cancelled |= !success;
        if (outstanding.getAndDecrement() == MAXIMUM_OUTSTANDING && !last) {
            continueReading();
        }
        if (!success) {
            return;
        }
        sentBytes += bytes;
        lastByteSent = last;
        report();
        if (last && status == null) {
            outlet.awaitResponse(this);
        } else if (last) {
            outlet.done(this);
        }
    }

    /** Whoever listens cannot stop the object by failing. */
    private void report() {
        try {
            progress.sent(sentBytes, length);
        } catch (Throwable e) {
            LOG.warn(
                    "C-STORE: a listener to its progress failed with {}",
                    e.getClass().getName());
        }
    }

    /** A peer may answer before it has everything; it still gets the rest, because the PDUs must stay in step. */
    @Override
    boolean responded(CommandSet command) {
        status = Dimse.status(command);
        return lastByteSent;
    }

    @Override
    void complete() {
        result.complete(storeResponse());
    }

    private StoreResponse storeResponse() {
        return new StoreResponse(
                status, dataSet.transferSyntaxUid(), sentBytes, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    @Override
    void fail(NetworkException cause) {
        cancelled = true;
        if (status != null && !status.isSuccess() && !status.isWarning()) {
            complete(); // refused before it was sent completely: that answer stands
        } else if (lastByteSent) {
            result.completeExceptionally(new OutcomeUnknownException(
                    outlet.peer(),
                    cause.getMessage() + " after the whole object was sent: it may have arrived",
                    cause));
        } else {
            result.completeExceptionally(cause);
        }
    }
}
