package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.reception.LoggedAssociation;

/**
 * Whose association it is.
 *
 * @param listener where it called
 * @param remoteAddress numeric address of the peer
 * @param associationNumber unique in this process
 */
record Caller(
        DicomAddress listener,
        AeTitle callingAeTitle,
        AeTitle calledAeTitle,
        String remoteAddress,
        long associationNumber) {
    LoggedAssociation logged() {
        return LoggedAssociation.of(listener, associationNumber);
    }
}
