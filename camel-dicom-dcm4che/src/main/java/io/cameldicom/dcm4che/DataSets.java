package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.file.ReadLimits;

/** Data sets of messages, from and to their bytes. */
final class DataSets {
    private DataSets() {}

    static boolean isEncodable(String transferSyntaxUid) {
        return TransferSyntax.of(transferSyntaxUid)
                .filter(syntax -> !syntax.isBigEndian())
                .isPresent();
    }

    static byte[] encoded(DimseRequest request, String transferSyntaxUid) {
        return DataSetEncoder.encode(
                request.dataSet().orElse(DataSet.EMPTY),
                TransferSyntax.of(transferSyntaxUid).orElseThrow());
    }

    /** @throws MalformedCommandException if it cannot be read */
    static DataSet decode(byte[] bytes, String transferSyntaxUid, CommandSet command) {
        TransferSyntax transferSyntax = TransferSyntax.of(transferSyntaxUid)
                .orElseThrow(() -> new MalformedCommandException(command.name() + ": a data set in transfer syntax "
                        + transferSyntaxUid + " (expected: one of ours)"));
        try {
            return DataSetDecoder.decode(bytes, transferSyntax, ReadLimits.DEFAULTS);
        } catch (MalformedObjectException e) {
            throw new MalformedCommandException(command.name() + " data set: " + e.getMessage());
        }
    }
}
