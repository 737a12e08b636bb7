package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.MalformedPduException;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.Pdu;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a channel reports into events of the state machine. */
public final class UpperLayerHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(UpperLayerHandler.class);

    /** How the words for a lost connection begin. */
    static final String LOSS = "connection ";

    private static final long MILLIS_TO_READ_THE_REST = 1000;

    private final UpperLayer upperLayer;
    private final long association;
    private String loss = "connection closed by the peer";
    private SSLException tlsFailure;

    /** @param association number for the log */
    public UpperLayerHandler(UpperLayer upperLayer, long association) {
        this.upperLayer = upperLayer;
        this.association = association;
    }

    /** How the connection was lost, or will have been. */
    String loss() {
        return loss;
    }

    /** Why TLS broke off a connection that was secure, or seemed so; null if it did not. */
    SSLException tlsFailure() {
        return tlsFailure;
    }

    /** Seen only by an acceptor: a requestor's handler is added when its channel is connected. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        upperLayer.connectionIndicated();
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Pdu pdu = (Pdu) message;
        try {
            LOG.trace("association {}: received {}", association, pdu.type());
            upperLayer.received(pdu);
        } catch (MalformedCommandException e) {
            upperLayer.receivedInvalid(Abort.INVALID_PDU_PARAMETER, e.getMessage());
        } finally {
            release(pdu);
        }
    }

    private static void release(Pdu pdu) {
        if (pdu instanceof PDataTf data) {
            ReferenceCountUtil.release(data.data());
        }
    }

    /** A write has failed: what has arrived is still read, as it may be an answer, then the connection is closed. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelOutputShutdownEvent) {
            ctx.executor().schedule(() -> ctx.close(), MILLIS_TO_READ_THE_REST, TimeUnit.MILLISECONDS);
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        upperLayer.connectionClosed(loss);
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof MalformedPduException malformed) {
            upperLayer.receivedInvalid(malformed.abortReason(), malformed.getMessage());
            return;
        }
        if (cause.getCause() instanceof SSLException tls) {
            tlsFailure = tls;
            loss = "connection lost (TLS failed)"; // its own words may hold what the peer has sent
        } else if (cause instanceof IOException) {
            loss = "connection lost (" + cause.getMessage() + ")";
        } else {
            loss = "connection lost (" + cause + ")";
            LOG.debug("association {}: failure in the channel", association, cause);
        }
        ctx.close();
    }
}
