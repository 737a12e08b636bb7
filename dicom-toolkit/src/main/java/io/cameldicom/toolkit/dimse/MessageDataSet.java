package io.cameldicom.toolkit.dimse;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Action;
import io.cameldicom.toolkit.engine.DimseRequest.Create;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.file.ReadLimits;
import java.util.Optional;

/** What messages other than C-STORE carry, as it travels (PS3.7 §6.3). */
public final class MessageDataSet {
    /** Longest one that is taken, in bytes: thousands of times what a match has, a report on tens of thousands of instances. */
    public static final int MAXIMUM_LENGTH = 16 << 20;

    /** A deflated one may not become many times as long. */
    private static final ReadLimits LIMITS = ReadLimits.DEFAULTS.withInflatedBytes(4L * MAXIMUM_LENGTH);

    private MessageDataSet() {}

    /** Whether data sets of messages can be written and read in this transfer syntax. */
    public static boolean isKnown(String transferSyntaxUid) {
        return TransferSyntax.of(transferSyntaxUid)
                .filter(syntax -> !syntax.isBigEndian())
                .isPresent();
    }

    /**
     * The bytes of a request's data set, none where it has no element.
     *
     * @param transferSyntaxUid one that {@link #isKnown}
     * @throws MalformedObjectException if it cannot be encoded, an identifier is empty, or the SOP Instance UID is none
     */
    public static byte[] encoded(DimseRequest request, String transferSyntaxUid) {
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

    /**
     * Reads the data set of a message of the peer.
     *
     * @param command what it came with
     * @throws MalformedCommandException if it cannot be read
     */
    public static DataSet decoded(CommandSet command, byte[] bytes, String transferSyntaxUid) {
        TransferSyntax transferSyntax = TransferSyntax.of(transferSyntaxUid)
                .orElseThrow(() -> new MalformedCommandException(command.name() + ": a data set in transfer syntax "
                        + transferSyntaxUid + " (expected: one of ours)"));
        try {
            return DataSetDecoder.decode(bytes, transferSyntax, LIMITS);
        } catch (MalformedObjectException e) {
            throw new MalformedCommandException(command.name() + " data set: " + e.getMessage());
        }
    }
}
