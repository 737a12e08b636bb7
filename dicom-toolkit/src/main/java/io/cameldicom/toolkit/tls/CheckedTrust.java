package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.engine.TlsProblem;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts whom Java's own trust manager trusts, and says of others why not; a certificate trusted by itself expires too. */
final class CheckedTrust extends X509ExtendedTrustManager {
    private interface Check {
        void run() throws CertificateException;
    }

    private final X509ExtendedTrustManager trust;
    private final String whom;

    /** @param whom whose certificates are trusted, for messages */
    CheckedTrust(X509ExtendedTrustManager trust, String whom) {
        this.trust = trust;
        this.whom = whom;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, Optional.empty(), () -> trust.checkClientTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        boolean checksHost = engine.getSSLParameters().getEndpointIdentificationAlgorithm() != null;
        Optional<String> host = Optional.ofNullable(engine.getPeerHost()).filter(name -> checksHost);
        check(chain, host, () -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, Optional.empty(), () -> trust.checkClientTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        Optional<String> host = Optional.empty();
        if (socket instanceof SSLSocket secure
                && secure.getSSLParameters().getEndpointIdentificationAlgorithm() != null
                && secure.getHandshakeSession() != null) {
            host = Optional.ofNullable(secure.getHandshakeSession().getPeerHost());
        }
        check(chain, host, () -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, Optional.empty(), () -> trust.checkClientTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, Optional.empty(), () -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }

    private void check(X509Certificate[] chain, Optional<String> host, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            throw refused(chain, host, e);
        }
        Optional<RefusedCertificateException> expired = outOfDate(chain[0], null);
        if (expired.isPresent()) {
            throw expired.get();
        }
    }

    private RefusedCertificateException refused(
            X509Certificate[] chain, Optional<String> host, CertificateException e) {
        for (X509Certificate certificate : chain) {
            Optional<RefusedCertificateException> expired = outOfDate(certificate, e);
            if (expired.isPresent() && (certificate.equals(chain[0]) || isOutOfDate(e))) {
                return expired.get();
            }
        }
        if (isOfUnknown(e)) {
            return new RefusedCertificateException(TlsProblem.UNKNOWN_CA, unknown(chain), e);
        }
        if (host.isPresent() && isOfHost(e)) {
            return new RefusedCertificateException(TlsProblem.WRONG_HOST, wrongHost(chain[0], host.get()), e);
        }
        return new RefusedCertificateException(
                TlsProblem.CERTIFICATE_REFUSED,
                CertificateText.subject(chain[0]) + " is refused (" + root(e).getMessage()
                        + "): have one made that is sound, with a key and a signature that are strong enough",
                e);
    }

    private static Optional<RefusedCertificateException> outOfDate(X509Certificate certificate, Throwable cause) {
        Date now = new Date();
        if (now.after(certificate.getNotAfter())) {
            return Optional.of(new RefusedCertificateException(
                    TlsProblem.CERTIFICATE_EXPIRED,
                    CertificateText.subject(certificate) + " expired on "
                            + CertificateText.time(certificate.getNotAfter()) + ": have it renewed there",
                    cause));
        }
        if (now.before(certificate.getNotBefore())) {
            return Optional.of(new RefusedCertificateException(
                    TlsProblem.CERTIFICATE_NOT_YET_VALID,
                    CertificateText.subject(certificate) + " is valid only from "
                            + CertificateText.time(certificate.getNotBefore())
                            + " on: compare the clocks of both machines",
                    cause));
        }
        return Optional.empty();
    }

    private String unknown(X509Certificate[] chain) {
        X509Certificate last = chain[chain.length - 1];
        boolean selfSigned = chain.length == 1 && last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        return CertificateText.subject(chain[0])
                + (selfSigned ? " is self-signed and not" : " comes from " + CertificateText.issuer(last) + ", not")
                + " among " + whom + ": put "
                + (selfSigned ? "this certificate" : "the certificate of this CA")
                + " into tlsTrustedCertificates, or tlsTrustStore";
    }

    private static String wrongHost(X509Certificate certificate, String host) {
        List<String> hosts = CertificateText.hosts(certificate);
        return CertificateText.subject(certificate) + " does not name '" + host + "', which was called (it names "
                + (hosts.isEmpty() ? "no host as Subject Alternative Name" : String.join(", ", hosts))
                + "): call the peer by such a name, have one made with this name, or set verifyHostName=false";
    }

    private static boolean isOutOfDate(Throwable e) {
        return root(e) instanceof java.security.cert.CertificateExpiredException
                || root(e) instanceof java.security.cert.CertificateNotYetValidException
                || isOfUnknown(e);
    }

    private static boolean isOfUnknown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException invalid
                            && invalid.getReason() == PKIXReason.NO_TRUST_ANCHOR) {
                return true;
            }
        }
        return false;
    }

    /** Java's host check has no exception of its own; it comes after all else, and without a cause. */
    private static boolean isOfHost(CertificateException e) {
        return e.getCause() == null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
