package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.Pdu;
import io.cameldicom.toolkit.upperlayer.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.EncoderException;
import io.netty.util.concurrent.Future;

/** The state machine's connection and ARTIM timer on a channel that is connected already. */
public final class ChannelTransport implements Transport {
    private final Channel channel;
    private final DeadlineTimer associateTimer;
    private final DeadlineTimer closeTimer;

    /** @param artimExpiry called on the channel's event loop when the ARTIM timer expires */
    public ChannelTransport(Channel channel, AssociationOptions options, Runnable artimExpiry) {
        this.channel = channel;
        this.associateTimer = new DeadlineTimer(channel.eventLoop(), options.associateTimeout(), artimExpiry);
        this.closeTimer = new DeadlineTimer(channel.eventLoop(), options.releaseTimeout(), artimExpiry);
    }

    /** Does nothing: {@link Connector} has connected. */
    @Override
    public void connect() {}

    /**
     * Sends it after what was sent before. An A-ABORT does not wait for that, perhaps for ever, and nothing is sent after
     * the association was given up: where bytes wait, the connection is reset instead.
     */
    @Override
    public void send(Pdu pdu) {
        if (pdu instanceof Abort && hasUnsent()) {
            reset();
        } else {
            channel.writeAndFlush(pdu).addListener(this::sent);
        }
    }

    /** A PDU that cannot be encoded is a failure of ours; that of a connection is told by the connection. */
    private void sent(Future<? super Void> write) {
        if (write.cause() instanceof EncoderException) {
            channel.pipeline().fireExceptionCaught(write.cause());
        }
    }

    @Override
    public void close() {
        if (hasUnsent()) {
            reset();
        } else {
            channel.close();
        }
    }

    private boolean hasUnsent() {
        ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
        return unsent != null && unsent.totalPendingWriteBytes() > 0;
    }

    /** Past the handlers: that of TLS would wait until the peer has taken its last record. */
    private void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.pipeline().firstContext().close();
    }

    @Override
    public void startArtim(Awaited awaited) {
        stopArtim();
        (awaited == Awaited.ASSOCIATE_RQ ? associateTimer : closeTimer).start();
    }

    @Override
    public void stopArtim() {
        associateTimer.stop();
        closeTimer.stop();
    }
}
