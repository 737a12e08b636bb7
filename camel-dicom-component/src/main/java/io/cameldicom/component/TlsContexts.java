package io.cameldicom.component;

import io.cameldicom.toolkit.engine.TlsOptions;
import io.cameldicom.toolkit.engine.TlsOptions.ClientAuthentication;
import io.cameldicom.toolkit.tls.TlsFiles;
import io.cameldicom.toolkit.tls.TlsKeys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Makes TLS options of a configuration; endpoints with the same keys and trust get the same context, to share a pool. */
final class TlsContexts {
    private final CamelContext camelContext;
    private final Map<SSLContextParameters, SSLContext> contexts = new IdentityHashMap<>();
    private final Map<TlsFiles, TlsKeys> keys = new HashMap<>();

    TlsContexts(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /**
     * Empty where TLS is off.
     *
     * @throws IllegalArgumentException naming the option, its value and what is expected
     */
    Optional<TlsOptions> optionsOf(DicomConfiguration configuration) throws GeneralSecurityException, IOException {
        TlsChoice choice = TlsChoice.of(configuration);
        if (!choice.isOn()) {
            return Optional.empty();
        }
        SSLContextParameters parameters = configuration.getSslContextParameters();
        if (parameters == null) {
            return Optional.of(new TlsOptions(
                    keys(choice.files()).context(),
                    choice.protocols(),
                    choice.cipherSuites(),
                    configuration.isVerifyHostName(),
                    configuration.getTlsClientAuthentication()));
        }
        // Protocols and cipher suites are set by the context itself on each engine that it makes.
        return Optional.of(new TlsOptions(
                context(parameters),
                List.of(),
                List.of(),
                configuration.isVerifyHostName(),
                clientAuthentication(parameters)));
    }

    private synchronized TlsKeys keys(TlsFiles files) {
        return keys.computeIfAbsent(files, TlsKeys::new);
    }

    private synchronized SSLContext context(SSLContextParameters parameters)
            throws GeneralSecurityException, IOException {
        SSLContext context = contexts.get(parameters);
        if (context == null) {
            context = parameters.createSSLContext(camelContext);
            contexts.put(parameters, context);
        }
        return context;
    }

    /** Reads files again that have changed; waits for the disk. */
    void look() {
        List<TlsKeys> all;
        synchronized (this) {
            all = List.copyOf(keys.values());
        }
        all.forEach(TlsKeys::look);
    }

    private static ClientAuthentication clientAuthentication(SSLContextParameters parameters) {
        String word = parameters.getServerParameters() == null
                ? null
                : parameters.getServerParameters().getClientAuthentication();
        if (word == null) {
            return ClientAuthentication.NONE;
        }
        return switch (org.apache.camel.support.jsse.ClientAuthentication.valueOf(word)) {
            case REQUIRE -> ClientAuthentication.NEED;
            case WANT -> ClientAuthentication.WANT;
            case NONE -> ClientAuthentication.NONE;
        };
    }
}
