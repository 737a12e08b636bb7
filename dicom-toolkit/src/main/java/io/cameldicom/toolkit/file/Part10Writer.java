package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes Part 10 files (PS3.10 §7): preamble, prefix, File Meta Information of this implementation, data set. */
public final class Part10Writer {
    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int COPY = 64 << 10;

    private Part10Writer() {}

    /**
     * Everything that stands before the data set: preamble of zeros, prefix {@code DICM}, group 0002.
     *
     * @param sourceAeTitle who sent the object, (0002,0016); left out if null or empty
     * @throws IllegalArgumentException if a value is not ASCII
     */
    public static byte[] fileMeta(
            String sopClassUid, String sopInstanceUid, String transferSyntaxUid, String sourceAeTitle) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1}));
        elements.add(Element.of(Tag.MEDIA_STORAGE_SOP_CLASS_UID, VR.UI, sopClassUid));
        elements.add(Element.of(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, VR.UI, sopInstanceUid));
        elements.add(Element.of(Tag.TRANSFER_SYNTAX_UID, VR.UI, transferSyntaxUid));
        elements.add(Element.of(Tag.IMPLEMENTATION_CLASS_UID, VR.UI, ImplementationIdentity.CLASS_UID));
        elements.add(Element.of(Tag.IMPLEMENTATION_VERSION_NAME, VR.SH, ImplementationIdentity.VERSION_NAME));
        if (sourceAeTitle != null && !sourceAeTitle.isEmpty()) {
            elements.add(Element.of(Tag.SOURCE_APPLICATION_ENTITY_TITLE, VR.AE, sourceAeTitle));
        }
        SegmentBuffer out = new SegmentBuffer(false);
        out.putBytes(new byte[PREAMBLE]);
        out.putBytes(PREFIX);
        // (0002,0000) UL 4: the bytes of the group that follow it
        out.putBytes(new byte[] {2, 0, 0, 0, 'U', 'L', 4, 0});
        SegmentBuffer.Mark groupLength = out.mark();
        DataSetEncoder.encode(DataSet.of(elements), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, out);
        out.setLength(groupLength);
        return ((Segment.Heap) out.segments().get(0)).bytes();
    }

    /**
     * Writes a new file. Regions are copied piece by piece, so that memory does not grow with the object. Nothing is
     * forced to disk; a file that could not be completed is left for the caller to delete.
     *
     * @param target must not exist
     * @param sourceAeTitle see {@link #fileMeta}
     * @throws FileAlreadyExistsException if {@code target} exists
     * @throws MalformedObjectException if a region ends early: its file was changed
     * @throws IOException if writing or reading fails
     */
    public static void write(Path target, EncodedDataSet dataSet, String sourceAeTitle) throws IOException {
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(out, ByteBuffer.wrap(fileMeta(dataSet, sourceAeTitle)));
            copy(dataSet.segments(), out);
        }
    }

    /**
     * Writes a new file of a data set, in Explicit VR Little Endian; as {@link #write(Path, EncodedDataSet, String)}.
     *
     * @param dataSet with SOP Class and SOP Instance UID
     * @throws IllegalArgumentException if a UID is missing
     */
    public static void write(Path target, DataSet dataSet, String sourceAeTitle) throws IOException {
        TransferSyntax explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        write(
                target,
                new EncodedDataSet(
                        required(dataSet, Tag.SOP_CLASS_UID),
                        required(dataSet, Tag.SOP_INSTANCE_UID),
                        explicit.uid(),
                        DataSetEncoder.buffer(dataSet, explicit).segments()),
                sourceAeTitle);
    }

    private static String required(DataSet dataSet, int tag) {
        return dataSet.string(tag)
                .orElseThrow(() -> new IllegalArgumentException(Tag.toString(tag) + ": missing (expected: a UID)"));
    }

    /**
     * The whole file as one array.
     *
     * @param sourceAeTitle see {@link #fileMeta}
     * @throws IllegalArgumentException if it would be longer than an array can be
     * @throws MalformedObjectException if a region ends early: its file was changed
     * @throws IOException if a region cannot be read
     */
    public static byte[] toBytes(EncodedDataSet dataSet, String sourceAeTitle) throws IOException {
        byte[] meta = fileMeta(dataSet, sourceAeTitle);
        long length = meta.length + dataSet.length();
        if (length > LONGEST_ARRAY) {
            throw new IllegalArgumentException("file: " + length + " bytes (expected: at most " + LONGEST_ARRAY + ")");
        }
        ByteBuffer out = ByteBuffer.allocate((int) length).put(meta);
        try (SegmentInput in = new SegmentInput(dataSet.segments())) {
            while (out.hasRemaining()) {
                in.read(out);
            }
        }
        return out.array();
    }

    private static byte[] fileMeta(EncodedDataSet dataSet, String sourceAeTitle) {
        return fileMeta(dataSet.sopClassUid(), dataSet.sopInstanceUid(), dataSet.transferSyntaxUid(), sourceAeTitle);
    }

    private static void copy(List<Segment> segments, FileChannel out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPY);
        try (SegmentInput in = new SegmentInput(segments)) {
            while (in.read(buffer) >= 0) {
                writeFully(out, buffer.flip());
                buffer.clear();
            }
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
