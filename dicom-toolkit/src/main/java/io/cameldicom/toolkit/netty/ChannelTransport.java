package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.pdu.Pdu;
import io.cameldicom.toolkit.upperlayer.Transport;
import io.netty.channel.Channel;

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

    @Override
    public void send(Pdu pdu) {
        channel.writeAndFlush(pdu);
    }

    @Override
    public void close() {
        channel.close();
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
