package io.cameldicom.toolkit.tls;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Versions and cipher suites by the profiles of PS3.15 annex B, the best first, as far as this Java has them. */
public enum TlsProfile {
    /** BCP 195 with RFC 8996 and 9325 (PS3.15 §B.12). */
    BCP195,
    /** The same, and what the retired Non-Downgrading BCP 195 profile (§B.10) has beside it: finite-field DHE. */
    NON_DOWNGRADING;

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private static final List<String> RECOMMENDED = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private static final List<String> FINITE_FIELD =
            List.of("TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");

    public List<String> protocols() {
        return PROTOCOLS;
    }

    public List<String> cipherSuites() {
        List<String> suites = new ArrayList<>(RECOMMENDED);
        if (this == NON_DOWNGRADING) {
            suites.addAll(FINITE_FIELD);
        }
        suites.retainAll(supported());
        return List.copyOf(suites);
    }

    private static Set<String> supported() {
        try {
            return Set.copyOf(Arrays.asList(
                    SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no TLS in this Java", e);
        }
    }
}
