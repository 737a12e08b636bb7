package io.cameldicom.component;

import io.cameldicom.toolkit.Nearest;
import io.cameldicom.toolkit.engine.TlsOptions.ClientAuthentication;
import io.cameldicom.toolkit.tls.TlsFiles;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What the options of a configuration say of TLS by files. */
record TlsChoice(boolean isOn, TlsFiles files, List<String> protocols, List<String> cipherSuites) {
    private static final List<String> ALLOWED = List.of("TLSv1.3", "TLSv1.2");

    /** @throws IllegalArgumentException naming the option, its value and what is expected */
    static TlsChoice of(DicomConfiguration configuration) {
        TlsFiles files = new TlsFiles(
                path(configuration.getTlsCertificate()),
                path(configuration.getTlsKey()),
                text(configuration.getTlsKeyPassword()),
                path(configuration.getTlsTrustedCertificates()),
                path(configuration.getTlsKeyStore()),
                text(configuration.getTlsKeyStorePassword()),
                path(configuration.getTlsTrustStore()),
                text(configuration.getTlsTrustStorePassword()));
        boolean byFiles = files.hasKey() || files.hasTrust();
        boolean byBean = configuration.getSslContextParameters() != null;
        if (byFiles && byBean) {
            throw new IllegalArgumentException(
                    "sslContextParameters: set beside files for TLS (expected: either the bean, or tlsCertificate and so on)");
        }
        boolean on = configuration.getTls() == null ? byFiles || byBean : configuration.getTls();
        return new TlsChoice(on, files, protocols(configuration), cipherSuites(configuration));
    }

    /** Whether the options say whether TLS is on, and with what. */
    static boolean isMade(DicomConfiguration configuration) {
        return Boolean.FALSE.equals(configuration.getTls())
                || configuration.getSslContextParameters() != null
                || of(configuration).isByFiles();
    }

    private boolean isByFiles() {
        return files.hasKey() || files.hasTrust();
    }

    /** A path, with or without {@code file:} before it; an empty one is none. */
    private static Optional<Path> path(String text) {
        return text(text)
                .map(String::strip)
                .map(path -> path.startsWith("file:") ? path.substring("file:".length()) : path)
                .map(Path::of);
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static List<String> protocols(DicomConfiguration configuration) {
        List<String> protocols = Names.list(configuration.getTlsProtocols());
        protocols.forEach(protocol -> requireKnown("tlsProtocols", protocol, ALLOWED, String.join(" or ", ALLOWED)));
        return protocols.isEmpty() ? configuration.getTlsProfile().protocols() : protocols;
    }

    private static List<String> cipherSuites(DicomConfiguration configuration) {
        List<String> suites = Names.list(configuration.getTlsCipherSuites());
        if (suites.isEmpty()) {
            return configuration.getTlsProfile().cipherSuites();
        }
        List<String> known = supported();
        suites.forEach(suite ->
                requireKnown("tlsCipherSuites", suite, known, "the standard name of a suite that this Java has"));
        return suites;
    }

    private static void requireKnown(String option, String value, List<String> known, String expected) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(option + ": '" + value + "' (expected: " + expected
                    + Nearest.to(value, known).map(near -> "; nearest: " + near).orElse("") + ")");
        }
    }

    private static List<String> supported() {
        try {
            return Arrays.asList(
                    SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no TLS in this Java", e);
        }
    }

    /** @throws IllegalArgumentException if a listener cannot listen with these */
    static void checkListener(DicomConfiguration configuration) {
        TlsChoice choice = of(configuration);
        if (!choice.isOn() || configuration.getSslContextParameters() != null) {
            return;
        }
        if (!choice.files().hasKey()) {
            throw new IllegalArgumentException(
                    "tlsCertificate: missing (expected: the certificate of the listener, and its key in tlsKey; or both in"
                            + " tlsKeyStore)");
        }
        boolean asks = configuration.getTlsClientAuthentication() != ClientAuthentication.NONE;
        if (asks && !choice.files().hasTrust()) {
            throw new IllegalArgumentException(
                    "tlsClientAuthentication: "
                            + configuration.getTlsClientAuthentication().name().toLowerCase(Locale.ROOT)
                            + " (expected: with it tlsTrustedCertificates or tlsTrustStore, which say whose certificates may call)");
        }
    }
}
