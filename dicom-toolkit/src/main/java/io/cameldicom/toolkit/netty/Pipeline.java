package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.pdu.PduDecoder;
import io.cameldicom.toolkit.pdu.PduEncoder;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;

/** What the channels of requestor and acceptor have in common. */
public final class Pipeline {
    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 16 * 1024;
    private static final int LARGEST_READ = 512 * 1024;

    private Pipeline() {}

    /** Adds what acknowledges, decodes and encodes; the state machine's handler comes last. */
    public static void add(Channel channel, AssociationOptions options, UpperLayerHandler handler) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new QuickAcknowledgement());
        pipeline.addLast(new PduDecoder(options.maximumPduLength()));
        pipeline.addLast(PduEncoder.INSTANCE);
        pipeline.addLast(handler);
    }

    /** Sets the options of a connected, or to be connected, channel. */
    public static void configure(Channel channel) {
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config()
                .setOption(
                        ChannelOption.RCVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ));
    }
}
