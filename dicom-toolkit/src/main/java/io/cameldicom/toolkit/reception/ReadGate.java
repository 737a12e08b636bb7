package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.pdu.PDataTf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether an association takes what its peer sends: only while nothing speaks against it. Otherwise the channel is not
 * read, and PDUs that were read before wait here. Used on the channel's event loop.
 */
public final class ReadGate extends ChannelInboundHandlerAdapter {
    /** What speaks against reading. */
    public enum Reason {
        WRITER_BEHIND,
        ENOUGH_UNANSWERED,
        ANSWERS_NOT_TAKEN,
        LISTENER_BUSY
    }

    private final Channel channel;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Deque<Object> waiting = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private boolean ended;
    private boolean serving;

    public ReadGate(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** Nothing is let through from now on. */
    public void hold(Reason reason) {
        if (!ended && reasons.add(reason)) {
            channel.config().setAutoRead(false);
        }
    }

    /** Whether the peer is not heard for a reason of ours: that it sends more than it may is none. */
    public boolean isHeldByUs() {
        return reasons.stream().anyMatch(reason -> reason != Reason.ENOUGH_UNANSWERED);
    }

    /** Goes on in a task of its own, unless another reason stands. */
    public void release(Reason reason) {
        if (reasons.remove(reason) && reasons.isEmpty()) {
            channel.eventLoop().execute(this::resume);
        }
    }

    /**
     * While answers stream out, the peer is heard although it does not take them as fast: it may want to stop them. How much
     * may come then is for who serves to bound.
     */
    public void serving(boolean streams) {
        serving = streams;
        if (streams) {
            release(Reason.ANSWERS_NOT_TAKEN);
        } else if (!channel.isWritable()) {
            hold(Reason.ANSWERS_NOT_TAKEN);
        }
    }

    /** The association has ended: what still comes is read, so that the end of the connection is seen. */
    public void end() {
        ended = true;
        reasons.clear();
        if (channel.isActive()) {
            channel.eventLoop().execute(this::resume);
        }
    }

    private void resume() {
        while (reasons.isEmpty() && !waiting.isEmpty()) {
            context.fireChannelRead(waiting.remove());
        }
        if (reasons.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object pdu) {
        if (reasons.isEmpty() && waiting.isEmpty()) {
            ctx.fireChannelRead(pdu);
        } else {
            waiting.add(pdu);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            release(Reason.ANSWERS_NOT_TAKEN);
        } else if (!serving) {
            hold(Reason.ANSWERS_NOT_TAKEN);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        for (Object pdu = waiting.poll(); pdu != null; pdu = waiting.poll()) {
            if (pdu instanceof PDataTf data) {
                ReferenceCountUtil.release(data.data());
            }
        }
        ctx.fireChannelInactive();
    }
}
