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
 * @param clientAuthentication whether the acceptor asks for a certificate
 */
public record TlsOptions(
        SSLContext context,
        List<String> protocols,
        List<String> cipherSuites,
        boolean verifyHostName,
        ClientAuthentication clientAuthentication) {
    /** Whether an acceptor asks the requestor for a certificate. */
    public enum ClientAuthentication {
        /** It does not ask. */
        NONE,
        /** It asks, and takes one without; one with a certificate that it does not trust is refused. */
        WANT,
        /** It refuses who shows none. */
        NEED
    }

    public TlsOptions {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(clientAuthentication, "clientAuthentication");
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
    }

    /** With a certificate of the requestor needed, or not asked for. */
    public TlsOptions(
            SSLContext context,
            List<String> protocols,
            List<String> cipherSuites,
            boolean verifyHostName,
            boolean needClientAuthentication) {
        this(
                context,
                protocols,
                cipherSuites,
                verifyHostName,
                needClientAuthentication ? ClientAuthentication.NEED : ClientAuthentication.NONE);
    }
}
