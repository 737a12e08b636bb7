package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.StoreOutcome;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.BufferedObject.Content;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A C-STORE under way. What was read ahead leaves first. For the rest a thread off the event loop fills buffers with PDUs and
 * hands them to the event loop; it reads while the former buffer is being written, and pauses when {@link
 * #MAXIMUM_OUTSTANDING} buffers are not written yet.
 */
final class PendingStore extends PendingRequest {
    private static final Logger LOG = LoggerFactory.getLogger(PendingStore.class);
    private static final int MAXIMUM_OUTSTANDING = 2;

    private final int contextId;
    private final int maximumFragment;
    private final BufferedObject object;
    private final boolean digest;
    private final Optional<MoveOriginator> originator;
    private final Outlet outlet;
    private final SendResources resources;
    private final EncodedDataSet dataSet;
    private final long length;
    private final StoreProgress progress;
    private final StoreOutcome outcome;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Runnable stalled = () -> unreadable(new UnreadableObjectException(new TimeoutException()));
    private volatile boolean cancelled;
    private PdvWriter writer;
    private SegmentReader reader;

    private long startNanos;
    private long sentBytes;
    private boolean lastByteSent;
    private Optional<String> sha256 = Optional.empty();
    private DicomException unreadable;

    /** An object that is sent for nobody else. */
    PendingStore(
            int messageId,
            int contextId,
            int maximumFragment,
            BufferedObject object,
            boolean digest,
            StoreProgress progress,
            Outlet outlet,
            SendResources resources) {
        this(messageId, contextId, maximumFragment, object, digest, Optional.empty(), progress, outlet, resources);
    }

    /** @param originator whose C-MOVE it is sent for, where it is */
    PendingStore(
            int messageId,
            int contextId,
            int maximumFragment,
            BufferedObject object,
            boolean digest,
            Optional<MoveOriginator> originator,
            StoreProgress progress,
            Outlet outlet,
            SendResources resources) {
        super(messageId, CommandField.C_STORE_RSP);
        this.contextId = contextId;
        this.maximumFragment = maximumFragment;
        this.object = object;
        this.digest = digest;
        this.originator = originator;
        this.outlet = outlet;
        this.resources = resources;
        this.dataSet = object.dataSet();
        this.length = dataSet.length();
        this.outcome = new StoreOutcome(dataSet);
        this.progress = progress.guarded();
    }

    CompletableFuture<StoreResponse> result() {
        return outcome.result();
    }

    /**
     * What was read ahead is sent at once. Else a caller on whom nobody waits reads the first buffer itself: a small object
     * is complete then, and one change of threads is saved. A file may hang, so no other thread does, least of all one of
     * the engine or one that lends itself to the events of a pool.
     */
    @Override
    void start() {
        byte[] command = Dimse.storeRequest(messageId(), dataSet.sopClassUid(), dataSet.sopInstanceUid(), originator)
                .encode();
        Optional<Content> ahead = ahead(command.length);
        reader = ahead.map(Content::rest).orElseGet(() -> new SegmentReader(dataSet.segments(), digest));
        writer = new PdvWriter(contextId, maximumFragment, command, reader, length);
        boolean goOn = ahead.isPresent() ? handOver(() -> framed(ahead.get())) : !isReadHere() || readBuffer();
        if (goOn) {
            continueReading();
        }
    }

    private boolean isReadHere() {
        return object.isReadByCaller() && !(Thread.currentThread() instanceof FastThreadLocalThread);
    }

    /**
     * What was read ahead, unless the fragments that the peer takes are so short that the headers need too much room, or it
     * was read without the digest that is wanted.
     */
    private Optional<Content> ahead(int commandBytes) {
        Optional<Content> ahead = object.take();
        if (ahead.isPresent() && !isUsable(ahead.get(), commandBytes)) {
            ahead.get().free();
            return Optional.empty();
        }
        return ahead;
    }

    private boolean isUsable(Content ahead, int commandBytes) {
        int bytes = ahead.bytes().readableBytes();
        return ahead.rest().isDigesting() == digest
                && PdvWriter.framingLength(maximumFragment, commandBytes, bytes)
                        <= resources.small().capacity();
    }

    private Batch framed(Content ahead) {
        ByteBuf headers = resources.small().take();
        int bytes = ahead.bytes().readableBytes();
        ByteBuf pdus = writer.frame(ahead.bytes(), headers);
        return new Batch(pdus, bytes, writer.isComplete(), () -> {
            resources.small().giveBack(headers);
            ahead.buffers().giveBack(ahead.bytes());
        });
    }

    private void continueReading() {
        outlet.readBegins(stalled); // the wait for a thread counts, as files that hang may have them all
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
            outlet.readEnds(stalled);
            writer.close();
            return false;
        }
        outlet.readBegins(stalled);
        return handOver(this::filled);
    }

    private Batch filled() {
        SendBuffers buffers = resources.buffersFor(writer.remainingLength());
        ByteBuf buffer = buffers.take();
        boolean isFilled = false;
        try {
            int bytes = writer.write(buffer);
            isFilled = true;
            return new Batch(buffer.retainedDuplicate(), bytes, writer.isComplete(), () -> buffers.giveBack(buffer));
        } finally {
            outlet.readEnds(stalled);
            if (!isFilled) {
                buffers.giveBack(buffer);
            }
        }
    }

    /** Whether the same thread is to fill the next buffer. */
    private boolean handOver(Supplier<Batch> made) {
        boolean handedOver = false;
        boolean last;
        try {
            Batch batch = made.get();
            last = batch.last();
            if (last) {
                writer.close();
                sha256 = reader.digested();
            }
            try {
                handedOver = outlet.execute(() -> send(batch));
            } finally {
                if (!handedOver) {
                    batch.discard();
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

    /** Where nothing of it was sent, nobody else is harmed. Whoever hears of the failure finds the association as it stays. */
    private void unreadable(DicomException why) {
        if (unreadable != null) {
            return; // a read that hung has ended at last
        }
        cancelled = true;
        unreadable = why;
        if (startNanos == 0) {
            outlet.unsent(this);
        } else {
            outlet.abortUnread();
        }
        outcome.unreadable(why);
    }

    private void send(Batch batch) {
        if (startNanos == 0) {
            startNanos = System.nanoTime();
        }
        boolean taken = !cancelled
                && outlet.write(batch.pdus(), written -> {
                    batch.giveBack().run();
                    written(written, batch.bytes(), batch.last());
                });
        if (!taken) {
            batch.discard();
            written(false, batch.bytes(), batch.last());
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
        progress.sent(sentBytes, length);
        if (last && !outcome.isNoted()) {
            outlet.awaitResponse(this);
        } else if (last) {
            outlet.done(this);
        }
    }

    /** A peer may answer before it has everything; it still gets the rest, because the PDUs must stay in step. */
    @Override
    boolean responded(CommandSet command, Optional<DataSet> with) {
        outcome.note(command);
        return lastByteSent;
    }

    @Override
    void complete() {
        outcome.complete(
                sentBytes, Duration.ofNanos(System.nanoTime() - startNanos), lastByteSent ? sha256 : Optional.empty());
    }

    @Override
    void fail(NetworkException cause) {
        cancelled = true;
        object.close();
        if (unreadable != null) {
            outcome.unreadable(unreadable);
        } else if (outcome.holds(lastByteSent)) {
            complete();
        } else {
            outcome.lost(cause, lastByteSent);
        }
    }
}
