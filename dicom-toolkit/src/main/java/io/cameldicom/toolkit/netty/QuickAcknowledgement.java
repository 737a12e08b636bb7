package io.cameldicom.toolkit.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * Acknowledges at once what arrives, where the system can (Linux). A peer that writes a message in two pieces with Nagle
 * on, as DCMTK does, holds the second piece back until the first is acknowledged; a delayed acknowledgement costs it 44
 * ms each time. The kernel falls back to delaying by itself, so the option is set again before every read.
 */
final class QuickAcknowledgement extends ChannelOutboundHandlerAdapter {
    private static final ChannelOption<Boolean> TCP_QUICKACK = NioChannelOption.of(ExtendedSocketOptions.TCP_QUICKACK);

    private boolean supported = true;

    /** The channel of a requestor was told to read before there was a handler: the A-ASSOCIATE-AC must not wait. */
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        acknowledgeAtOnce(ctx);
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        acknowledgeAtOnce(ctx);
        ctx.read();
    }

    private void acknowledgeAtOnce(ChannelHandlerContext ctx) {
        if (supported && ctx.channel().isActive()) {
            supported = ctx.channel() instanceof NioSocketChannel
                    && ctx.channel().config().setOption(TCP_QUICKACK, true);
        }
    }
}
