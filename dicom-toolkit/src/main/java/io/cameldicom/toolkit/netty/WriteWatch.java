package io.cameldicom.toolkit.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;

/** Notices a peer that takes no more bytes: nothing of what waits in a channel was written for some time. */
public final class WriteWatch {
    private final Channel channel;
    private final Runnable stalled;
    private final DeadlineTimer timer;
    private boolean watching;
    private Object message;
    private long progress;
    private long pending;

    public WriteWatch(Channel channel, Duration timeout, Runnable stalled) {
        this.channel = channel;
        this.stalled = stalled;
        this.timer = new DeadlineTimer(channel.eventLoop(), timeout, this::look);
    }

    /** Call after a write. */
    public void wrote() {
        if (!watching && remember()) {
            watching = true;
            timer.start();
        }
    }

    /** @return whether anything waits */
    private boolean remember() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        message = buffer == null ? null : buffer.current();
        progress = buffer == null ? 0 : buffer.currentProgress();
        pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        return message != null;
    }

    private void look() {
        Object formerMessage = message;
        long formerProgress = progress;
        long formerPending = pending;
        if (!remember()) {
            watching = false;
        } else if (message == formerMessage && progress == formerProgress && pending == formerPending) {
            watching = false;
            stalled.run();
        } else {
            timer.start();
        }
    }
}
