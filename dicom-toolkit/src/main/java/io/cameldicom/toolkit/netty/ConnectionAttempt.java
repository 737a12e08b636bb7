package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.tls.FirstByte;
import io.cameldicom.toolkit.tls.TlsDiagnosis;
import io.cameldicom.toolkit.tls.TlsDiagnosis.Side;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One attempt to connect, from the look-up of the name to the end of the TLS handshake, all of it under one timeout. On
 * one event loop.
 */
final class ConnectionAttempt {
    /** What is awaited, and what to look at when it does not come. */
    private enum Phase {
        LOOK_UP("no address for the host name", "check the name and the name server, or write an address"),
        CONNECT("no connection", "check host, port and firewall"),
        SECURE("no TLS connection", "check that the peer speaks TLS on this port");

        private final String missing;
        private final String next;

        Phase(String missing, String next) {
            this.missing = missing;
            this.next = next;
        }
    }

    private final AssociationRequest request;
    private final EventLoop loop;
    private final Executor tlsTasks;
    private final CompletableFuture<Channel> result = new CompletableFuture<>();
    private final long deadline;
    private Phase phase = Phase.LOOK_UP;
    private Channel channel;

    ConnectionAttempt(AssociationRequest request, EventLoop loop, Executor tlsTasks) {
        this.request = request;
        this.loop = loop;
        this.tlsTasks = tlsTasks;
        this.deadline = System.nanoTime() + request.options().connectTimeout().toNanos();
    }

    CompletionStage<Channel> start(NameLookup names) {
        try {
            Future<?> timer = loop.schedule(this::timeout, left(), TimeUnit.NANOSECONDS);
            result.whenComplete((connected, failure) -> timer.cancel(false));
            names.lookUp(request.peer().host())
                    .whenComplete((addresses, failure) -> loop.execute(() -> resolved(addresses, failure)));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(failed("the engine is closed", e));
        } catch (Throwable e) {
            result.completeExceptionally(
                    failed("no attempt to connect (" + e.getClass().getSimpleName() + ")", e));
        }
        return result;
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }

    private void timeout() {
        result.completeExceptionally(timedOut());
        if (channel != null) {
            channel.close();
        }
    }

    private void resolved(InetAddress[] addresses, Throwable failure) {
        if (result.isDone()) {
            return;
        }
        if (failure == null) {
            phase = Phase.CONNECT;
            connect(addresses, 0);
        } else {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean unknown = cause instanceof UnknownHostException;
            result.completeExceptionally(failed(
                    unknown ? "unknown host: check the name" : "no look-up of the host name (" + cause + ")", cause));
        }
    }

    /** Each address that is left has an equal share of the time that is left. */
    private void connect(InetAddress[] addresses, int index) {
        long share = TimeUnit.NANOSECONDS.toMillis(left()) / (addresses.length - index);
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, Math.min(Integer.MAX_VALUE, share)))
                .option(ChannelOption.AUTO_CLOSE, false) // what the peer said before it closed is read first
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connected) {
                        Pipeline.configure(connected);
                    }
                })
                .connect(new InetSocketAddress(addresses[index], request.peer().port()));
        channel = connecting.channel();
        connecting.addListener(future -> {
            if (result.isDone()) {
                channel.close();
            } else if (future.isSuccess()) {
                secure();
            } else if (index + 1 < addresses.length) {
                connect(addresses, index + 1);
            } else {
                result.completeExceptionally(notConnected(future.cause()));
            }
        });
    }

    private void secure() {
        if (request.options().tls().isEmpty()) {
            complete();
            return;
        }
        phase = Phase.SECURE;
        SslHandler handler;
        try {
            handler = Tls.requestor(
                    request.options().tls().get(),
                    request.peer().host(),
                    request.peer().port(),
                    request.options().connectTimeout(),
                    tlsTasks);
        } catch (RuntimeException e) { // our own options: the peer is not to blame
            channel.close();
            result.completeExceptionally(failed(e.getMessage(), e));
            return;
        }
        HandshakeFailures failures = new HandshakeFailures();
        channel.pipeline().addLast(new FirstByteWatch(this::speaksTls), handler, failures);
        handler.handshakeFuture().addListener(future -> {
            if (future.isSuccess()) {
                channel.pipeline().remove(failures);
                complete();
            } else {
                channel.close();
                result.completeExceptionally(notSecured(future.cause()));
            }
        });
    }

    private void complete() {
        if (!result.complete(channel)) {
            channel.close(); // too late
        }
    }

    private NetworkException notConnected(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return timedOut();
        }
        return failed(
                cause instanceof ConnectException
                        ? "connection refused: check host and port, and that the peer is running"
                        : "no connection (" + cause.getClass().getSimpleName() + "): " + Phase.CONNECT.next,
                cause);
    }

    /** What is no TLS is not passed on: it may hold anything, and would be told by the failure. */
    private boolean speaksTls(FirstByte spoken) {
        if (spoken == FirstByte.TLS) {
            return true;
        }
        result.completeExceptionally(
                TlsDiagnosis.plainText(spoken, Side.REQUESTOR).ofHandshake(request.peer(), null));
        channel.close();
        return false;
    }

    private NetworkException notSecured(Throwable cause) {
        return cause instanceof SslHandshakeTimeoutException
                ? timedOut()
                : TlsDiagnosis.of(cause, Side.REQUESTOR).ofHandshake(request.peer(), cause);
    }

    private DicomTimeoutException timedOut() {
        return new DicomTimeoutException(
                request.peer(),
                DicomTimeoutException.Kind.CONNECT,
                request.peer() + ": " + phase.missing + " within "
                        + request.options().connectTimeout().toMillis() + " ms (connect timeout): " + phase.next);
    }

    private ConnectionFailedException failed(String why, Throwable cause) {
        return new ConnectionFailedException(request.peer(), request.peer() + ": " + why, cause);
    }

    /** A failed handshake is told by its future: without this Netty would log it too, with a stack trace. */
    private static final class HandshakeFailures extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
