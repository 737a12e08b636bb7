package io.cameldicom.toolkit.service;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that has arrived completely.
 *
 * @param service which was negotiated for it
 * @param sopClassUid abstract syntax of its presentation context
 * @param sopInstanceUid Affected or Requested SOP Instance UID; empty for queries and retrieval, and for N-CREATE where the
 *     requestor leaves the choice to us
 * @param eventTypeId of an N-EVENT-REPORT
 * @param moveDestination to whom the objects of a C-MOVE are to be sent
 * @param messageId of the request, which a C-MOVE tells to whom it sends the objects
 * @param dataSet identifier, attributes or information
 * @param remoteAddress numeric address of the peer
 * @param associationNumber unique in this process
 */
public record ServiceRequest(
        Service service,
        ServiceOperation operation,
        String sopClassUid,
        Optional<String> sopInstanceUid,
        OptionalInt eventTypeId,
        Optional<AeTitle> moveDestination,
        int messageId,
        DataSet dataSet,
        AeTitle callingAeTitle,
        AeTitle calledAeTitle,
        String remoteAddress,
        long associationNumber) {
    public ServiceRequest {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(eventTypeId, "eventTypeId");
        Objects.requireNonNull(moveDestination, "moveDestination");
        Objects.requireNonNull(dataSet, "dataSet");
    }

    /** What is asked for, and nothing of the data set. */
    @Override
    public String toString() {
        return "ServiceRequest[" + operation + " of " + sopClassUid + " on association " + associationNumber + "]";
    }
}
