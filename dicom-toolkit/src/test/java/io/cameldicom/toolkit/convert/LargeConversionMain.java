package io.cameldicom.toolkit.convert;

import io.cameldicom.testing.SmallJvm;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.file.Bytes;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Encoded;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Swaps, deflates and inflates an object that is many times as long as the heap. */
final class LargeConversionMain {
    private static final int PIXEL_BYTES = 512 << 20;

    private LargeConversionMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path path = bigEndian(folder.resolve("bigendian.dcm"));
        read(Converted.convert(DicomFile.read(path), Converted.IMPLICIT, folder));
        Path deflated = folder.resolve("deflated.dcm");
        Part10Writer.write(deflated, Converted.convert(DicomFile.read(path), Converted.DEFLATED, folder), null);
        read(Converted.convert(DicomFile.read(deflated), Converted.EXPLICIT, folder));
        System.out.println("converted " + PIXEL_BYTES + " bytes of pixels three times, " + SmallJvm.peaks());
    }

    /** Its pixels are a hole, which takes no disk space. */
    private static Path bigEndian(Path file) throws IOException {
        byte[] header = Bytes.concat(
                Part10Writer.fileMeta("1.2", "1.3", TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid(), null),
                Encoded.bytes("0028 0100 'US' 0002 0010 7FE0 0010 'OW' 0000 20000000"));
        Files.write(file, header);
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(header.length + (long) PIXEL_BYTES);
        }
        return file;
    }

    private static void read(EncodedDataSet dataSet) throws IOException {
        long read;
        try (SegmentInput in = new SegmentInput(dataSet.segments())) {
            read = in.transferTo(OutputStream.nullOutputStream());
        }
        if (read != dataSet.length() || read < PIXEL_BYTES) {
            throw new IllegalStateException("converted: " + read + " bytes (expected: " + dataSet.length() + ")");
        }
    }
}
