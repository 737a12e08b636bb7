package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.TlsOptions;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Makes the TLS handlers of both sides (PS3.15 annex B). */
public final class Tls {
    private Tls() {}

    /**
     * @param tasks runs the slow parts of the handshake
     * @throws IllegalArgumentException if an option names a protocol or cipher suite that this Java does not have
     */
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

    /**
     * @param tasks runs the slow parts of the handshake
     * @throws IllegalArgumentException if an option names a protocol or cipher suite that this Java does not have
     */
    public static SslHandler acceptor(TlsOptions options, Duration timeout, Executor tasks) {
        SSLEngine engine = options.context().createSSLEngine();
        engine.setUseClientMode(false);
        configure(engine, options);
        switch (options.clientAuthentication()) {
            case NEED -> engine.setNeedClientAuth(true);
            case WANT -> engine.setWantClientAuth(true);
            case NONE -> engine.setNeedClientAuth(false);
        }
        return handler(engine, timeout, tasks);
    }

    private static void configure(SSLEngine engine, TlsOptions options) {
        if (!options.protocols().isEmpty()) {
            set("TLS protocols", options.protocols(), engine::setEnabledProtocols);
        }
        if (!options.cipherSuites().isEmpty()) {
            set("TLS cipher suites", options.cipherSuites(), engine::setEnabledCipherSuites);
        }
    }

    private static void set(String option, List<String> values, Consumer<String[]> setter) {
        try {
            setter.accept(values.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option + ": " + String.join(",", values) + " (expected: names that this Java supports)", e);
        }
    }

    private static SslHandler handler(SSLEngine engine, Duration timeout, Executor tasks) {
        SslHandler handler = new SslHandler(engine, tasks);
        handler.setHandshakeTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return handler;
    }
}
