package io.cameldicom.toolkit.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that hold our keys, and the certificates of those whom we trust.
 *
 * @param certificate PEM: our certificate, then those between it and the CA
 * @param key PEM: its private key; empty if it is in {@code certificate} too
 * @param keyPassword of an encrypted key
 * @param trustedCertificates PEM: certificates of CAs, or of peers
 * @param keyStore PKCS#12 or JKS with our key and certificate, instead of PEM
 * @param trustStore PKCS#12 or JKS with the certificates of CAs, instead of PEM
 */
public record TlsFiles(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<String> keyPassword,
        Optional<Path> trustedCertificates,
        Optional<Path> keyStore,
        Optional<String> keyStorePassword,
        Optional<Path> trustStore,
        Optional<String> trustStorePassword) {
    /** No keys, and the trust of this Java. */
    public static final TlsFiles NONE = new TlsFiles(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public TlsFiles {
        requireOne("tlsCertificate", certificate, "tlsKeyStore", keyStore);
        requireOne("tlsTrustedCertificates", trustedCertificates, "tlsTrustStore", trustStore);
        if (key.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException("tlsKey: without a certificate (expected: tlsCertificate too)");
        }
    }

    private static void requireOne(String option, Optional<Path> value, String other, Optional<Path> otherValue) {
        if (value.isPresent() && otherValue.isPresent()) {
            throw new IllegalArgumentException(option + " and " + other + ": both are set (expected: one of them)");
        }
    }

    /** Whether we can say who we are. */
    public boolean hasKey() {
        return certificate.isPresent() || keyStore.isPresent();
    }

    /** Whether it is said whom we trust. */
    public boolean hasTrust() {
        return trustedCertificates.isPresent() || trustStore.isPresent();
    }

    List<Path> all() {
        return Stream.of(certificate, key, trustedCertificates, keyStore, trustStore)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "TlsFiles" + all();
    }
}
