package io.cameldicom.toolkit.listener;

import java.util.Locale;

/** Why a listener did not let somebody in. */
public enum RejectionCause {
    /** The request is for an application context that is not DICOM's. */
    APPLICATION_CONTEXT,
    /** It called another AE title than ours. */
    CALLED_AE_TITLE,
    /** Its own AE title is none of those that may call. */
    CALLING_AE_TITLE,
    /** Its address is none of those that may call. */
    ADDRESS,
    /** Its certificate is none of those that may call. */
    CERTIFICATE_SUBJECT,
    /** Who it says it is was not accepted. */
    USER_IDENTITY,
    /** No secure connection came about. */
    TLS_HANDSHAKE,
    /** It spoke something else than TLS on a port that takes TLS alone. */
    PLAIN_TEXT,
    /** It spoke TLS on a port that takes none. */
    UNEXPECTED_TLS,
    /** Our disk has not enough free space. */
    LOW_DISK_SPACE,
    /** As many associations as may be are open. */
    TOO_MANY_ASSOCIATIONS,
    /** As many associations as one address may have are open. */
    TOO_MANY_OF_PEER,
    /** Too many connections, or too much memory of them, without an association: the oldest was closed. */
    TOO_MANY_CONNECTIONS;

    /** As it is shown, such as {@code calling-ae-title}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
