package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.TlsOptions;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Makes the TLS handlers of both sides (PS3.15 annex B). */
public final class Tls {
    private Tls() {}

    /** @param tasks runs the slow parts of the handshake */
    static SslHandler requestor(TlsOptions options, String host, int port, Duration timeout, Executor tasks) {
        SSLEngine engine = options.context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        configure(engine, options);
        if (options.verifyHostName()) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
        return handler(engine, timeout, tasks);
    }

    /** @param tasks runs the slow parts of the handshake */
    public static SslHandler acceptor(TlsOptions options, Duration timeout, Executor tasks) {
        SSLEngine engine = options.context().createSSLEngine();
        engine.setUseClientMode(false);
        configure(engine, options);
        engine.setNeedClientAuth(options.needClientAuthentication());
        return handler(engine, timeout, tasks);
    }

    private static void configure(SSLEngine engine, TlsOptions options) {
        if (!options.protocols().isEmpty()) {
            engine.setEnabledProtocols(options.protocols().toArray(String[]::new));
        }
        if (!options.cipherSuites().isEmpty()) {
            engine.setEnabledCipherSuites(options.cipherSuites().toArray(String[]::new));
        }
    }

    private static SslHandler handler(SSLEngine engine, Duration timeout, Executor tasks) {
        SslHandler handler = new SslHandler(engine, tasks);
        handler.setHandshakeTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return handler;
    }
}
