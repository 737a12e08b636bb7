package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.TlsOptions;
import io.cameldicom.toolkit.tls.TlsDiagnosis;
import io.cameldicom.toolkit.tls.TlsDiagnosis.Side;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens one TCP or TLS connection, in the thread of the caller, which waits. dcm4che's own way tries one address of a
 * host only, and knows no timeout for the TLS handshake. Whoever waits ends an attempt that takes too long by {@link #cancel}.
 */
final class Dialer {
    private final AssociationRequest request;
    private final IncomingMessages messages;
    private Socket current;
    private volatile boolean securing;
    private boolean cancelled;

    /** @param messages looks at what arrives on the connection */
    Dialer(AssociationRequest request, IncomingMessages messages) {
        this.request = request;
        this.messages = messages;
    }

    /** @throws NetworkException as {@link io.cameldicom.toolkit.engine.DicomEngine#connect} says */
    PeerSocket dial() {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(request.peer().host());
        } catch (UnknownHostException e) {
            throw failed("unknown host: check the name", e);
        }
        NetworkException failure = null;
        for (InetAddress address : addresses) {
            TlsAwareSocket tcp;
            try {
                tcp = connected(address);
            } catch (NetworkException e) {
                failure = e;
                continue;
            }
            return secured(tcp);
        }
        throw failure;
    }

    /** Ends what is under way, from another thread. */
    void cancel() {
        Socket socket;
        synchronized (this) {
            cancelled = true;
            socket = current;
        }
        if (socket != null) {
            closeQuietly(socket);
        }
    }

    private synchronized void use(Socket socket) throws IOException {
        if (cancelled) {
            throw new IOException("cancelled");
        }
        current = socket;
    }

    private TlsAwareSocket connected(InetAddress address) {
        TlsAwareSocket socket = new TlsAwareSocket(request.options().tls().isPresent());
        try {
            use(socket);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, request.peer().port()), millis());
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw notConnected(e);
        }
    }

    private PeerSocket secured(TlsAwareSocket tcp) {
        try {
            Socket secure = tcp;
            if (request.options().tls().isPresent()) {
                secure = handshake(tcp, request.options().tls().get());
            }
            return new PeerSocket(
                    tcp,
                    secure,
                    request.options().maximumPduLength(),
                    request.options().maximumSendPduLength(),
                    messages);
        } catch (IOException e) {
            closeQuietly(tcp);
            throw notSecured(e);
        } catch (IllegalArgumentException e) { // our own options: the peer is not to blame
            closeQuietly(tcp);
            throw failed(e.getMessage(), e);
        }
    }

    private Socket handshake(TlsAwareSocket tcp, TlsOptions options) throws IOException {
        securing = true;
        SSLSocket secure = (SSLSocket) options.context()
                .getSocketFactory()
                .createSocket(tcp, request.peer().host(), request.peer().port(), true);
        if (!options.protocols().isEmpty()) {
            set("TLS protocols", options.protocols(), secure::setEnabledProtocols);
        }
        if (!options.cipherSuites().isEmpty()) {
            set("TLS cipher suites", options.cipherSuites(), secure::setEnabledCipherSuites);
        }
        if (options.verifyHostName()) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        tcp.secured();
        return secure;
    }

    private static void set(String option, List<String> values, Consumer<String[]> setter) {
        try {
            setter.accept(values.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option + ": " + String.join(",", values) + " (expected: names that this Java supports)", e);
        }
    }

    private NetworkException notConnected(IOException cause) {
        if (cause instanceof SocketTimeoutException) {
            return timedOut();
        }
        String why = cause instanceof ConnectException
                ? "connection refused: check host and port, and that the peer is running"
                : "no connection (" + cause.getClass().getSimpleName() + ")";
        return failed(why, cause);
    }

    private NetworkException notSecured(IOException cause) {
        return UnexpectedSpeechException.in(cause)
                .map(spoken -> TlsDiagnosis.plainText(spoken, Side.REQUESTOR).ofHandshake(request.peer(), null))
                .orElseGet(() -> TlsDiagnosis.of(cause, Side.REQUESTOR).ofHandshake(request.peer(), cause));
    }

    /** The failure of an attempt that has taken too long, name look-up and TLS included. */
    DicomTimeoutException timedOut() {
        return new DicomTimeoutException(
                request.peer(),
                DicomTimeoutException.Kind.CONNECT,
                request.peer() + (securing ? ": no TLS connection" : ": no connection") + " within "
                        + request.options().connectTimeout().toMillis() + " ms (connect timeout): "
                        + (securing ? "check that the peer speaks TLS on this port" : "check host, port and firewall"));
    }

    private ConnectionFailedException failed(String why, Throwable cause) {
        return new ConnectionFailedException(request.peer(), request.peer() + ": " + why, cause);
    }

    private int millis() {
        return (int) Math.max(
                1,
                Math.min(Integer.MAX_VALUE, request.options().connectTimeout().toMillis()));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }
}
