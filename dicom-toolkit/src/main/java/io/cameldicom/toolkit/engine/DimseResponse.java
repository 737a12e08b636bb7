package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.data.DataSet;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer to a {@link DimseRequest}: pending ones come first, the final one last.
 *
 * @param dataSet what came with it: a match, the attributes of a created instance, or the Failed SOP Instance UID List
 * @param subOperations of C-MOVE and C-GET, where the peer tells
 * @param sopInstanceUid Affected SOP Instance UID, where the peer tells
 */
public record DimseResponse(
        DimseStatus status,
        Optional<DataSet> dataSet,
        Optional<SubOperations> subOperations,
        Optional<String> sopInstanceUid) {
    public DimseResponse {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(dataSet, "dataSet");
        Objects.requireNonNull(subOperations, "subOperations");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
    }

    /** Of a status alone. */
    public static DimseResponse of(DimseStatus status) {
        return new DimseResponse(status, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The status and the sub-operations; what a match says is nobody's business here. */
    @Override
    public String toString() {
        return status + subOperations.map(counts -> " " + counts).orElse("");
    }
}
