package io.cameldicom.component;

import io.cameldicom.toolkit.engine.TlsOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.ClientAuthentication;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Makes TLS options of a configuration; endpoints with the same parameters get the same context, to share a pool. */
final class TlsContexts {
    private final CamelContext camelContext;
    private final Map<SSLContextParameters, SSLContext> contexts = new IdentityHashMap<>();

    TlsContexts(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Empty where the configuration has no SSL context parameters. */
    synchronized Optional<TlsOptions> optionsOf(DicomConfiguration configuration)
            throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = configuration.getSslContextParameters();
        if (parameters == null) {
            return Optional.empty();
        }
        SSLContext context = contexts.get(parameters);
        if (context == null) {
            context = parameters.createSSLContext(camelContext);
            contexts.put(parameters, context);
        }
        // Protocols and cipher suites are set by the context itself on each engine that it makes.
        return Optional.of(new TlsOptions(
                context, List.of(), List.of(), configuration.isVerifyHostName(), demandsCertificate(parameters)));
    }

    private static boolean demandsCertificate(SSLContextParameters parameters) {
        return parameters.getServerParameters() != null
                && ClientAuthentication.REQUIRE
                        .name()
                        .equals(parameters.getServerParameters().getClientAuthentication());
    }
}
