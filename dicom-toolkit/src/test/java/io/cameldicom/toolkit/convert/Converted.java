package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.file.Bytes;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Converts data sets that are written by hand, in the notation of {@link Encoded}. */
final class Converted {
    static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    static final TransferSyntax BIG_ENDIAN = TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
    static final TransferSyntax GE = TransferSyntax.GE_PRIVATE_BIG_ENDIAN_PIXELS;
    static final TransferSyntax DEFLATED = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;

    private Converted() {}

    static EncodedDataSet convert(DicomFile file, TransferSyntax target, Path folder) throws IOException {
        return Conversions.convert(file, file.dataSet(), target, () -> Files.createTempFile(folder, "spool", null));
    }

    /** The data set in {@code target}, in hexadecimal digits. */
    static String hex(Path folder, TransferSyntax source, TransferSyntax target, String notation) throws IOException {
        return HexFormat.of().formatHex(Bytes.of(convert(Encoded.read(folder, source, notation), target, folder)));
    }

    static String hex(String notation) {
        return HexFormat.of().formatHex(Encoded.bytes(notation));
    }
}
