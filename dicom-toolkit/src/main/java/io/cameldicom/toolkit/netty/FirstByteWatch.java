package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.tls.FirstByte;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Predicate;

/** Looks at the first byte that a peer sends, once: to tell somebody who speaks TLS from one who does not. */
public final class FirstByteWatch extends ChannelInboundHandlerAdapter {
    private final Predicate<FirstByte> seen;

    /** @param seen says whether the handlers behind get it; what they do not get is dropped, and all that follows too */
    public FirstByteWatch(Predicate<FirstByte> seen) {
        this.seen = seen;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (bytes.isReadable() && !seen.test(FirstByte.of(bytes.getUnsignedByte(bytes.readerIndex())))) {
            ReferenceCountUtil.release(message);
            return;
        }
        ctx.fireChannelRead(message);
        if (!ctx.isRemoved()) {
            ctx.pipeline().remove(this);
        }
    }
}
