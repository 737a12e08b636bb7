package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.pdu.AssociateRj;
import java.util.Locale;

/** Why a listener did not let somebody in. */
public enum RejectionCause {
    /** The request is for an application context that is not DICOM's. */
    APPLICATION_CONTEXT,
    /** It called another AE title than ours. */
    CALLED_AE_TITLE,
    /** Its own AE title is none of those that may call. */
    CALLING_AE_TITLE,
    /** Our disk has not enough free space. */
    LOW_DISK_SPACE,
    /** As many associations as may be are open. */
    TOO_MANY_ASSOCIATIONS,
    /** Too many connections, or too much memory of them, without an association: the oldest was closed. */
    TOO_MANY_CONNECTIONS;

    /** @param rejection one of those that a listener gives */
    static RejectionCause of(AssociateRj rejection) {
        if (rejection.equals(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED)) {
            return CALLED_AE_TITLE;
        }
        if (rejection.equals(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED)) {
            return CALLING_AE_TITLE;
        }
        if (rejection.equals(AssociateRj.TEMPORARY_CONGESTION)) {
            return LOW_DISK_SPACE;
        }
        return rejection.equals(AssociateRj.LOCAL_LIMIT_EXCEEDED) ? TOO_MANY_ASSOCIATIONS : APPLICATION_CONTEXT;
    }

    /** As it is shown, such as {@code calling-ae-title}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
