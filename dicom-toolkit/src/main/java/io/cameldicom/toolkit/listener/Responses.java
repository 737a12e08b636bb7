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

    /** For the headers of a few fragments. */
    private static final int ROOM = 64;

    private final Channel channel;
    private final UpperLayer upperLayer;
    private final WriteWatch writeWatch;
    private final int maximumFragment;
    private boolean flushing;
    private long unwritten;
    private Runnable waiting;

    /** @param maximumFragment longest presentation data value that the peer takes, even */
    Responses(Channel channel, UpperLayer upperLayer, WriteWatch writeWatch, int maximumFragment) {
        this.channel = channel;
        this.upperLayer = upperLayer;
        this.writeWatch = writeWatch;
        this.maximumFragment = maximumFragment;
    }

    /** Sends a response that others follow; what is sent before it arrives before it. */
    void pending(int contextId, byte[] command, Optional<byte[]> dataSet) {
        send(contextId, command, dataSet, this::flushLater);
    }

    /**
     * Sends a final response, after those before it.
     *
     * @param sent runs on the event loop after it was handed to the network, or could not be
     */
    void last(int contextId, byte[] command, Optional<byte[]> dataSet, Runnable sent) {
        send(contextId, command, dataSet, () -> {
            flush();
            sent.run();
        });
    }

    private void send(int contextId, byte[] command, Optional<byte[]> dataSet, Runnable written) {
        ByteBuf pdus = channel.alloc()
                .buffer(command.length + dataSet.map(bytes -> bytes.length).orElse(0) + ROOM);
        PDataTf.write(pdus, contextId, true, command, maximumFragment);
        dataSet.ifPresent(bytes -> PDataTf.write(pdus, contextId, false, bytes, maximumFragment));
        int length = pdus.readableBytes();
        added(length);
        if (channel.eventLoop().inEventLoop()) {
            write(pdus, length, written);
            return;
        }
        try {
            channel.eventLoop().execute(() -> write(pdus, length, written));
        } catch (RejectedExecutionException e) { // the listener has closed
            pdus.release();
        }
    }

    private void write(ByteBuf pdus, int length, Runnable written) {
        if (!upperLayer.data(() -> channel.write(pdus).addListener(done -> removed(length)))) {
            pdus.release();
            removed(length);
        }
        written.run();
    }

    /** With what else is written until then: one call of the system for many matches. */
    private void flushLater() {
        if (!flushing) {
            flushing = true;
            channel.eventLoop().execute(() -> {
                flushing = false;
                flush();
            });
        }
    }

    private void flush() {
        channel.flush();
        writeWatch.wrote();
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
