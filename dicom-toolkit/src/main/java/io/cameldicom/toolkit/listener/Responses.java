package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.netty.WriteWatch;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends the responses of one association, and knows whether the network takes them as fast as they are made. Safe for use by
 * many threads.
 */
final class Responses {
    private static final int HIGH_WATER = 256 * 1024;
    private static final int LOW_WATER = 64 * 1024;

    private final Channel channel;
    private final UpperLayer upperLayer;
    private final WriteWatch writeWatch;
    private final int maximumFragment;
    private long unwritten;
    private Runnable waiting;

    /** @param maximumFragment longest presentation data value that the peer takes, even */
    Responses(Channel channel, UpperLayer upperLayer, WriteWatch writeWatch, int maximumFragment) {
        this.channel = channel;
        this.upperLayer = upperLayer;
        this.writeWatch = writeWatch;
        this.maximumFragment = maximumFragment;
    }

    /**
     * Sends a response; what is sent before it arrives before it.
     *
     * @param sent runs on the event loop after it was handed to the network, or could not be
     */
    void send(int contextId, byte[] command, Optional<byte[]> dataSet, Runnable sent) {
        ByteBuf pdus = channel.alloc()
                .buffer(command.length + dataSet.map(bytes -> bytes.length).orElse(0) + 64);
        PDataTf.write(pdus, contextId, true, command, maximumFragment);
        dataSet.ifPresent(bytes -> PDataTf.write(pdus, contextId, false, bytes, maximumFragment));
        int length = pdus.readableBytes();
        added(length);
        if (channel.eventLoop().inEventLoop()) {
            write(pdus, length, sent);
            return;
        }
        try {
            channel.eventLoop().execute(() -> write(pdus, length, sent));
        } catch (RejectedExecutionException e) { // the listener has closed
            pdus.release();
        }
    }

    private void write(ByteBuf pdus, int length, Runnable sent) {
        boolean allowed = upperLayer.data(() -> channel.writeAndFlush(pdus).addListener(written -> removed(length)));
        if (allowed) {
            writeWatch.wrote();
        } else {
            pdus.release();
            removed(length);
        }
        sent.run();
    }

    private synchronized void added(int length) {
        unwritten += length;
    }

    private void removed(int length) {
        Runnable next = null;
        synchronized (this) {
            unwritten -= length;
            if (unwritten < LOW_WATER) {
                next = waiting;
                waiting = null;
            }
        }
        if (next != null) {
            next.run();
        }
    }

    /**
     * Whether the next response may be made now.
     *
     * @param later runs on the event loop when it may, if not now
     */
    synchronized boolean isReady(Runnable later) {
        if (unwritten < HIGH_WATER) {
            return true;
        }
        waiting = later;
        return false;
    }
}
