package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.netty.FirstByteWatch;
import io.cameldicom.toolkit.netty.Tls;
import io.cameldicom.toolkit.tls.FirstByte;
import io.cameldicom.toolkit.tls.TlsDiagnosis;
import io.cameldicom.toolkit.tls.TlsDiagnosis.Side;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** TLS, or none, on the connections of a listener, and what is said of those that have the other. */
record Security(ListenerContext listener) {
    /** Adds its handlers to the channel, before all others. */
    void install(Channel channel) {
        listener.options()
                .association()
                .tls()
                .ifPresentOrElse(
                        tls -> channel.pipeline()
                                .addLast(
                                        new FirstByteWatch(first -> isTls(first, channel)),
                                        Tls.acceptor(
                                                tls,
                                                listener.options().association().connectTimeout(),
                                                listener.workers()),
                                        new HandshakeWatch(failure -> failed(failure, channel))),
                        () -> channel.pipeline().addLast(new FirstByteWatch(first -> isNoTls(first, channel))));
    }

    private boolean isTls(FirstByte first, Channel channel) {
        if (first != FirstByte.TLS) {
            refuse(RejectionCause.PLAIN_TEXT, channel, TlsDiagnosis.plainText(first, Side.ACCEPTOR));
            channel.close();
        }
        return first == FirstByte.TLS;
    }

    private boolean isNoTls(FirstByte first, Channel channel) {
        if (first == FirstByte.TLS) {
            refuse(RejectionCause.UNEXPECTED_TLS, channel, TlsDiagnosis.unexpectedTls(Side.ACCEPTOR));
            channel.close();
        }
        return first != FirstByte.TLS;
    }

    /** Who only looks whether the port is open closes without a word, as load balancers do: that is no failure. */
    private void failed(Throwable failure, Channel channel) {
        if (channel.pipeline().get(FirstByteWatch.class) == null) {
            refuse(RejectionCause.TLS_HANDSHAKE, channel, TlsDiagnosis.of(failure, Side.ACCEPTOR));
        }
    }

    private void refuse(RejectionCause cause, Channel channel, TlsDiagnosis diagnosis) {
        String from = address(channel).map(InetAddress::getHostAddress).orElse("");
        listener.refusals().add(cause, from, diagnosis.text());
    }

    static Optional<InetAddress> address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket
                ? Optional.of(socket.getAddress())
                : Optional.empty();
    }

    /** What the caller has shown and TLS has found to be trusted. */
    static Optional<X509Certificate> certificate(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            return Optional.empty();
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
