package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.TlsFailedException;
import io.cameldicom.toolkit.engine.TlsProblem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Why a handshake failed, by what Java's TLS throws, whose exceptions tell by their texts alone.
 *
 * @param text what happened and what to do; never what the peer has sent
 */
public record TlsDiagnosis(TlsProblem problem, String text) {
    /** On which side it failed. */
    public enum Side {
        REQUESTOR,
        ACCEPTOR
    }

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    /** What to do where the peer speaks no TLS. */
    public static TlsDiagnosis plainText(FirstByte spoken, Side side) {
        return new TlsDiagnosis(
                TlsProblem.PLAIN_TEXT,
                side == Side.REQUESTOR
                        ? "the peer answers in " + spoken.words()
                                + ": call the port on which it takes TLS, or switch TLS"
                                + " off (tls=false) if it takes none"
                        : "it speaks " + spoken.words()
                                + ", and this port takes TLS alone: switch TLS on there, or have"
                                + " it call a port without");
    }

    /** What to do where the peer speaks TLS, and we do not. */
    public static TlsDiagnosis unexpectedTls(Side side) {
        return new TlsDiagnosis(
                TlsProblem.UNEXPECTED_TLS,
                side == Side.REQUESTOR
                        ? "the peer speaks TLS on this port: switch TLS on (tls=true, and tlsTrustedCertificates), or call"
                                + " its port without"
                        : "it speaks TLS, and this port takes none: switch TLS off there, or on here (tlsCertificate and"
                                + " tlsKey)");
    }

    /** @param cause null where its text could hold what the peer has sent */
    public TlsFailedException ofHandshake(DicomAddress peer, Throwable cause) {
        return new TlsFailedException(peer, problem, peer + ": TLS handshake failed: " + text, cause);
    }

    /**
     * Of a requestor that had done with its own handshake: with TLS 1.3 it hears only then that its certificate is refused
     * (RFC 8446 §4.4.2.4).
     *
     * @param cause null where its text could hold what the peer has sent
     */
    public TlsFailedException afterHandshake(DicomAddress peer, Throwable cause) {
        return new TlsFailedException(peer, problem, peer + ": TLS failed: " + text, cause);
    }

    /** @param failure of the handshake, whatever it is wrapped in */
    public static TlsDiagnosis of(Throwable failure, Side side) {
        Optional<RefusedCertificateException> refused = cause(failure, RefusedCertificateException.class);
        if (refused.isPresent()) {
            return new TlsDiagnosis(
                    refused.get().problem(),
                    "the certificate of the " + peer(side) + " " + refused.get().getMessage());
        }
        Optional<CertificateException> certificate = cause(failure, CertificateException.class);
        if (certificate.isPresent()) {
            return ofCertificate(failure, certificate.get(), side);
        }
        String words = words(failure);
        Matcher alert = ALERT.matcher(words);
        return alert.find() ? ofAlert(alert.group(1), side) : ofWords(failure, words, side);
    }

    /** By a trust manager that is not ours. */
    private static TlsDiagnosis ofCertificate(Throwable failure, CertificateException certificate, Side side) {
        String its = "the certificate of the " + peer(side) + " ";
        if (cause(failure, CertificateExpiredException.class).isPresent()) {
            return new TlsDiagnosis(
                    TlsProblem.CERTIFICATE_EXPIRED,
                    its + "has expired (" + innermost(failure) + "): have it renewed there");
        }
        if (cause(failure, CertificateNotYetValidException.class).isPresent()) {
            return new TlsDiagnosis(
                    TlsProblem.CERTIFICATE_NOT_YET_VALID,
                    its + "is not valid yet (" + innermost(failure) + "): compare the clocks of both machines");
        }
        if (cause(failure, CertPathBuilderException.class).isPresent()
                || words(failure).contains("trust anchor")) {
            return new TlsDiagnosis(
                    TlsProblem.UNKNOWN_CA,
                    its + "comes from a CA that is not trusted: put the certificate of that CA among the trusted ones");
        }
        if (certificate.getCause() == null && words(failure).contains(" name")) {
            return new TlsDiagnosis(
                    TlsProblem.WRONG_HOST,
                    its + "does not name the host that was called (" + certificate.getMessage()
                            + "): call it by a name of the certificate, or set verifyHostName=false");
        }
        return new TlsDiagnosis(TlsProblem.CERTIFICATE_REFUSED, its + "is refused (" + innermost(failure) + ")");
    }

    private static TlsDiagnosis ofAlert(String alert, Side side) {
        String told = " (alert " + alert + ")";
        return switch (alert) {
            case "certificate_required" ->
                new TlsDiagnosis(
                        TlsProblem.OWN_CERTIFICATE_MISSING,
                        "the peer demands a certificate" + told
                                + ": set tlsCertificate and tlsKey, or tlsKeyStore, with one that the peer trusts");
            case "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied" -> new TlsDiagnosis(TlsProblem.OWN_CERTIFICATE_REFUSED, refusedByPeer(told, side));
            case "protocol_version" ->
                new TlsDiagnosis(
                        TlsProblem.NO_COMMON_PROTOCOL,
                        "the " + peer(side) + " takes none of our versions of TLS" + told
                                + ": have TLS 1.2 or 1.3 switched on there");
            case "insufficient_security" ->
                new TlsDiagnosis(
                        TlsProblem.NO_COMMON_CIPHER_SUITE,
                        "the " + peer(side) + " takes none of our cipher suites" + told + ": compare tlsProfile and"
                                + " tlsCipherSuites with what is allowed there");
            case "handshake_failure" ->
                new TlsDiagnosis(
                        TlsProblem.NO_COMMON_CIPHER_SUITE,
                        "the " + peer(side) + " gives up" + told + ": it takes none of our cipher suites (tlsProfile,"
                                + " tlsCipherSuites)"
                                + (side == Side.REQUESTOR
                                        ? ", or demands a certificate and was shown none that it takes (tlsCertificate)"
                                        : ""));
            case "unrecognized_name" ->
                new TlsDiagnosis(
                        TlsProblem.WRONG_HOST,
                        "the peer does not know the name by which it was called" + told + ": call it by another one");
            default ->
                new TlsDiagnosis(TlsProblem.OTHER, "the " + peer(side) + " gives up" + told + ": look into its log");
        };
    }

    private static String refusedByPeer(String told, Side side) {
        return side == Side.REQUESTOR
                ? "the peer refuses our certificate, or misses one" + told
                        + ": set tlsCertificate to one that is valid," + " and have its CA made known to the peer"
                : "it refuses the certificate of this listener" + told + ": have the CA of tlsCertificate made known"
                        + " there, and look whether the certificate names this host and is still valid";
    }

    private static TlsDiagnosis ofWords(Throwable failure, String words, Side side) {
        if (words.contains("client certificate chain") || words.contains("null cert chain")) {
            return new TlsDiagnosis(
                    TlsProblem.CERTIFICATE_MISSING,
                    "it shows no certificate: have one set up there from a CA in tlsTrustedCertificates, or set"
                            + " tlsClientAuthentication=none");
        }
        if (words.contains("cipher suites in common") || words.contains("cipher suite")) {
            return new TlsDiagnosis(
                    TlsProblem.NO_COMMON_CIPHER_SUITE,
                    "no cipher suite is allowed on both sides: compare tlsProfile and tlsCipherSuites with what is"
                            + " allowed there");
        }
        if (words.contains("protocol version")
                || words.contains("requested protocol")
                || words.contains("No appropriate protocol")
                || words.contains("supported protocol")) {
            return new TlsDiagnosis(
                    TlsProblem.NO_COMMON_PROTOCOL,
                    "no version of TLS is allowed on both sides: have TLS 1.2 or 1.3 switched on there; here tlsProtocols"
                            + " says what is allowed");
        }
        if (words.contains("not an SSL/TLS record") || words.contains("plaintext") || words.contains("SSL message")) {
            return plainText(FirstByte.OTHER, side);
        }
        if (isLoss(failure)
                || words.contains("onnection closed while")
                || words.contains("terminated the handshake")
                || words.contains("close_notify")) {
            return new TlsDiagnosis(
                    TlsProblem.CLOSED,
                    side == Side.REQUESTOR
                            ? "the peer closed the connection without a word: look whether it takes TLS on this port, and"
                                    + " whether it demands a certificate, and into its log"
                            : "it closed the connection in the middle of the handshake");
        }
        return new TlsDiagnosis(TlsProblem.OTHER, words + ": look into the log of the " + peer(side));
    }

    private static boolean isLoss(Throwable failure) {
        return cause(failure, ClosedChannelException.class).isPresent()
                || cause(failure, EOFException.class).isPresent()
                || cause(failure, IOException.class)
                        .filter(io -> !(io instanceof SSLException))
                        .isPresent();
    }

    private static String peer(Side side) {
        return side == Side.REQUESTOR ? "peer" : "caller";
    }

    /** Of the outermost of TLS: what is inside tells less. */
    private static String words(Throwable failure) {
        Throwable told =
                cause(failure, SSLException.class).map(Throwable.class::cast).orElse(failure);
        return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    }

    private static String innermost(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
