package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.dimse.CommandSet;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** A small data set that is kept on the heap as it arrives, or a command that has none. */
public final class DataSetReception implements Reception {
    private final int contextId;
    private final CommandSet command;
    private final int maximumLength;
    private final Target target;
    private final ObjectReception.Drain drain;
    private final HeapRoom.Share share;
    private ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private long bytes;

    /** Who takes it. All calls are made on the event loop. */
    public interface Target {
        /** It has arrived. */
        void complete(byte[] dataSet);

        /** It has arrived, but is too long to be kept. */
        void tooLong();

        /** The peer wants no answer any more, but for the last. */
        void cancel();

        /** The association has ended: there is nobody to answer. */
        void abandon();
    }

    /** One that takes its memory from nobody else. */
    public DataSetReception(int contextId, CommandSet command, int maximumLength, Target target, Runnable abort) {
        this(contextId, command, maximumLength, new HeapRoom(maximumLength).new Share(), target, abort);
    }

    /**
     * @param maximumLength in bytes
     * @param share where there is no room for it, it is too long; closed unless it is handed to the target
     * @param abort ends the association of a peer that does not stop sending
     */
    public DataSetReception(
            int contextId, CommandSet command, int maximumLength, HeapRoom.Share share, Target target, Runnable abort) {
        this.share = share;
        this.contextId = contextId;
        this.command = command;
        this.maximumLength = maximumLength;
        this.target = target;
        this.drain = new ObjectReception.Drain(maximumLength, abort);
    }

    @Override
    public int contextId() {
        return contextId;
    }

    @Override
    public CommandSet command() {
        return command;
    }

    @Override
    public void add(ByteBuf fragment) {
        bytes += fragment.readableBytes();
        if (taken != null && bytes <= maximumLength && share.tryAdd(fragment.readableBytes())) {
            byte[] more = new byte[fragment.readableBytes()];
            fragment.getBytes(fragment.readerIndex(), more);
            taken.writeBytes(more);
        } else {
            drop();
            if (bytes > drain.last()) {
                drain.abort().run();
            }
        }
    }

    @Override
    public void complete() {
        if (taken == null) {
            target.tooLong();
        } else {
            byte[] dataSet = taken.toByteArray();
            taken = null;
            target.complete(dataSet);
        }
    }

    private void drop() {
        taken = null;
        share.close();
    }

    @Override
    public void discard() {
        drop();
    }

    @Override
    public void abandon() {
        target.abandon();
    }

    @Override
    public void cancel() {
        target.cancel();
    }
}
