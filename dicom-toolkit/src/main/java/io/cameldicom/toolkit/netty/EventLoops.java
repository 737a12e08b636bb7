package io.cameldicom.toolkit.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** How event loops end. */
public final class EventLoops {
    private static final long SHUTDOWN_SECONDS = 2;

    private EventLoops() {}

    /**
     * Ends them after the tasks that wait now, with their channels, and does not wait for it; those that have ended are
     * left. Netty 4.2 leaves the channels of a loop open where it is told to end by, or during, one of its tasks.
     */
    public static void end(EventLoopGroup loops) {
        loops.forEach(EventLoops::end);
    }

    private static void end(EventExecutor loop) {
        if (loop.isShuttingDown()) {
            return;
        }
        try {
            loop.execute(() -> {
                closeChannels((SingleThreadEventLoop) loop);
                loop.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            });
        } catch (RejectedExecutionException e) {
            // It has ended in between, told so by another thread.
        }
    }

    private static void closeChannels(SingleThreadEventLoop loop) {
        List<Channel> channels = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(channels::add);
        channels.forEach(Channel::close);
    }
}
