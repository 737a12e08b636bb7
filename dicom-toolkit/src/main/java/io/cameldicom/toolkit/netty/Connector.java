package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/** Opens TCP and TLS connections. */
final class Connector {
    private final EventLoopGroup eventLoops;
    private final Executor blocking;

    /** @param blocking runs name look-ups and the slow parts of TLS handshakes */
    Connector(EventLoopGroup eventLoops, Executor blocking) {
        this.eventLoops = eventLoops;
        this.blocking = blocking;
    }

    /** Completes on the event loop of the channel. */
    CompletionStage<Channel> connect(AssociationRequest request) {
        CompletableFuture<Channel> result = new CompletableFuture<>();
        try {
            blocking.execute(() -> resolve(request, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(failed(request, "the engine is closed", e));
        }
        return result;
    }

    private void resolve(AssociationRequest request, CompletableFuture<Channel> result) {
        try {
            attempt(request, InetAddress.getAllByName(request.peer().host()), 0, result);
        } catch (UnknownHostException e) {
            result.completeExceptionally(failed(request, "unknown host: check the name", e));
        } catch (IllegalStateException e) {
            result.completeExceptionally(failed(request, "the engine is closed", e));
        }
    }

    private void attempt(
            AssociationRequest request, InetAddress[] addresses, int index, CompletableFuture<Channel> result) {
        Bootstrap bootstrap = new Bootstrap()
                .group(eventLoops)
                .channel(NioSocketChannel.class)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        millis(request.options().connectTimeout()))
                .option(ChannelOption.AUTO_CLOSE, false) // what the peer said before it closed is read first
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Pipeline.configure(channel);
                    }
                });
        bootstrap
                .connect(new InetSocketAddress(addresses[index], request.peer().port()))
                .addListener((ChannelFuture future) -> {
                    if (future.isSuccess()) {
                        secure(request, future.channel(), result);
                    } else if (index + 1 < addresses.length) {
                        attempt(request, addresses, index + 1, result);
                    } else {
                        result.completeExceptionally(notConnected(request, future.cause()));
                    }
                });
    }

    private void secure(AssociationRequest request, Channel channel, CompletableFuture<Channel> result) {
        if (request.options().tls().isEmpty()) {
            result.complete(channel);
            return;
        }
        SslHandler handler = Tls.requestor(
                request.options().tls().get(),
                request.peer().host(),
                request.peer().port(),
                request.options().connectTimeout(),
                blocking);
        HandshakeFailures failures = new HandshakeFailures();
        channel.pipeline().addLast(handler, failures);
        handler.handshakeFuture().addListener(future -> {
            if (future.isSuccess()) {
                channel.pipeline().remove(failures);
                result.complete(channel);
            } else {
                channel.close();
                result.completeExceptionally(notSecured(request, future.cause()));
            }
        });
    }

    private static NetworkException notConnected(AssociationRequest request, Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return timedOut(request, "no connection", "check host, port and firewall");
        }
        String why = cause instanceof ConnectException
                ? "connection refused: check host and port, and that the peer is running"
                : "no connection (" + cause.getClass().getSimpleName() + ")";
        return failed(request, why, cause);
    }

    private static NetworkException notSecured(AssociationRequest request, Throwable cause) {
        if (cause instanceof SslHandshakeTimeoutException) {
            return timedOut(request, "no TLS connection", "check that the peer speaks TLS on this port");
        }
        boolean telling = cause.getMessage() != null && (cause instanceof SSLException || cause instanceof IOException);
        String detail = telling ? cause.getMessage() : cause.getClass().getSimpleName();
        return failed(
                request,
                "TLS handshake failed (" + detail + "): check certificates, and that the peer speaks TLS",
                cause);
    }

    private static DicomTimeoutException timedOut(AssociationRequest request, String what, String next) {
        return new DicomTimeoutException(
                request.peer(),
                request.peer() + ": " + what + " within "
                        + request.options().connectTimeout().toMillis() + " ms (connect timeout): " + next);
    }

    private static ConnectionFailedException failed(AssociationRequest request, String why, Throwable cause) {
        return new ConnectionFailedException(request.peer(), request.peer() + ": " + why, cause);
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    /** A failed handshake is told by its future: without this Netty would log it too, with a stack trace. */
    private static final class HandshakeFailures extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
