package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Action;
import io.cameldicom.toolkit.engine.DimseRequest.Create;
import io.cameldicom.toolkit.file.DataSetEncoder;
import java.util.Optional;

/** What a request carries, checked before anything is sent. */
final class RequestDataSet {
    private RequestDataSet() {}

    /**
     * The bytes of a request's data set, none where it has no element.
     *
     * @throws MalformedObjectException if it cannot be encoded, an identifier is empty, or the SOP Instance UID is none
     */
    static byte[] encoded(DimseRequest request, String transferSyntaxUid) {
        if (sopInstanceUid(request).filter(uid -> !Uid.isValid(uid)).isPresent()) {
            throw new MalformedObjectException(
                    Problem.INVALID_UID,
                    "SOP Instance UID of the request: not a UID (expected: at most 64 digits and dots, PS3.5 §9.1)",
                    -1,
                    0);
        }
        TransferSyntax transferSyntax = TransferSyntax.of(transferSyntaxUid).orElseThrow();
        byte[] bytes = DataSetEncoder.encode(request.dataSet().orElse(DataSet.EMPTY), transferSyntax);
        if (bytes.length == 0 && hasIdentifier(request)) {
            throw new MalformedObjectException(
                    Problem.MALFORMED, "identifier of the request: no element (expected: at least one key)", -1, 0);
        }
        return bytes;
    }

    private static boolean hasIdentifier(DimseRequest request) {
        return request instanceof DimseRequest.Find
                || request instanceof DimseRequest.Move
                || request instanceof DimseRequest.Get;
    }

    private static Optional<String> sopInstanceUid(DimseRequest request) {
        if (request instanceof Action action) {
            return Optional.of(action.sopInstanceUid());
        }
        if (request instanceof DimseRequest.Set set) {
            return Optional.of(set.sopInstanceUid());
        }
        return request instanceof Create create ? create.sopInstanceUid() : Optional.empty();
    }
}
