package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Writes data sets by hand, as hexadecimal digits with spaces and {@code 'text'} in quotes. */
public final class Encoded {
    private Encoded() {}

    /** The bytes of, for instance, {@code 0800 1600 'UI' 0400 '1.2' 00}. */
    public static byte[] bytes(String notation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] parts = notation.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            out.writeBytes(
                    i % 2 == 1
                            ? parts[i].getBytes(StandardCharsets.ISO_8859_1)
                            : HexFormat.of().parseHex(parts[i].replaceAll("\\s", "")));
        }
        return out.toByteArray();
    }

    /** A Part 10 file with this data set. */
    public static byte[] file(TransferSyntax transferSyntax, byte[] dataSet) {
        return Bytes.concat(Part10Writer.fileMeta("1.2", "1.3", transferSyntax.uid(), null), dataSet);
    }

    /** Reads a Part 10 file with this data set. */
    public static DicomFile read(Path folder, TransferSyntax transferSyntax, byte[] dataSet, ReadLimits limits)
            throws IOException {
        Path path = Files.createTempFile(folder, "object", null);
        return DicomFile.read(Files.write(path, file(transferSyntax, dataSet)), limits);
    }

    public static DicomFile read(Path folder, TransferSyntax transferSyntax, String notation) throws IOException {
        return read(folder, transferSyntax, bytes(notation), ReadLimits.DEFAULTS);
    }
}
