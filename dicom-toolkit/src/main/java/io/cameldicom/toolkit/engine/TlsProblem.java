package io.cameldicom.toolkit.engine;

import java.util.Locale;

/** Why a connection is not secure, or not as it is to be. */
public enum TlsProblem {
    /** The certificate of the peer, or one of those that vouch for it, is valid no more. */
    CERTIFICATE_EXPIRED,
    /** It is not valid yet: a certificate for later, or a clock that is wrong. */
    CERTIFICATE_NOT_YET_VALID,
    /** Nobody whom we trust vouches for the certificate of the peer. */
    UNKNOWN_CA,
    /** The certificate of the peer names other hosts than the one that was called. */
    WRONG_HOST,
    /** The certificate of the peer is refused for another reason, such as a weak signature. */
    CERTIFICATE_REFUSED,
    /** The peer was asked for a certificate, and has shown none. */
    CERTIFICATE_MISSING,
    /** The peer refuses our certificate. */
    OWN_CERTIFICATE_REFUSED,
    /** The peer demands a certificate, and we have none. */
    OWN_CERTIFICATE_MISSING,
    /** No version of TLS is allowed on both sides. */
    NO_COMMON_PROTOCOL,
    /** No cipher suite is allowed on both sides, or none that goes with the key. */
    NO_COMMON_CIPHER_SUITE,
    /** We expect TLS, and the peer speaks something else. */
    PLAIN_TEXT,
    /** We speak plain DICOM, and the peer speaks TLS. */
    UNEXPECTED_TLS,
    /** The peer closed the connection in the middle of the handshake, without a word. */
    CLOSED,
    /** Anything else. */
    OTHER;

    /** As it is shown, such as {@code wrong-host}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
