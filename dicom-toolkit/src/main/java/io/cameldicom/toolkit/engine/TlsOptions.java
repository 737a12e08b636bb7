package io.cameldicom.toolkit.engine;

import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * TLS for an association (PS3.15 annex B).
 *
 * @param context keys and trust
 * @param protocols enabled protocol versions; empty for those of the context
 * @param cipherSuites enabled cipher suites; empty for those of the context
 * @param verifyHostName whether the requestor checks that the certificate names the host it called
 * @param needClientAuthentication whether the acceptor demands a certificate
 */
public record TlsOptions(
        SSLContext context,
        List<String> protocols,
        List<String> cipherSuites,
        boolean verifyHostName,
        boolean needClientAuthentication) {
    public TlsOptions {
        Objects.requireNonNull(context, "context");
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
    }
}
