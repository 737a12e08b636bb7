package io.cameldicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * A small data set of text elements and sequences, such as an identifier of a query or an item of a worklist, in Explicit
 * VR Little Endian; shares no code with the product.
 */
public final class MadeDataSet {
    public static final String MODALITY_WORKLIST = "1.2.840.10008.5.1.4.31";

    private final TreeMap<Integer, Value> elements = new TreeMap<>(Integer::compareUnsigned);
    private final Charset encoding;

    private record Value(String vr, byte[] bytes) {}

    private MadeDataSet(Charset encoding) {
        this.encoding = encoding;
    }

    /** Text in ASCII, without Specific Character Set. */
    public static MadeDataSet ascii() {
        return new MadeDataSet(StandardCharsets.US_ASCII);
    }

    /** Text in {@code encoding}, labelled {@code term}. */
    public static MadeDataSet in(Charset encoding, String term) {
        return new MadeDataSet(encoding).with(0x00080005, "CS", term);
    }

    /** Text in ISO 8859-1, labelled ISO_IR 100. */
    public static MadeDataSet latin1() {
        return in(StandardCharsets.ISO_8859_1, "ISO_IR 100");
    }

    /** Text in UTF-8, labelled ISO_IR 192. */
    public static MadeDataSet utf8() {
        return in(StandardCharsets.UTF_8, "ISO_IR 192");
    }

    /** Text in Japanese by code extensions, labelled \ISO 2022 IR 87 (PS3.5 §H.3.1). */
    public static MadeDataSet japanese() {
        return in(TestObjects.ISO_2022_JP, TestObjects.JAPANESE_TERM);
    }

    /** Sets an element; an empty text for one without a value. */
    public MadeDataSet with(int tag, String vr, String text) {
        elements.put(tag, new Value(vr, text.getBytes(encoding)));
        return this;
    }

    /** Sets a sequence of items; of none for an empty one. */
    public MadeDataSet with(int tag, MadeDataSet... items) {
        ElementWriter writer = new ElementWriter(true, ByteOrder.LITTLE_ENDIAN);
        for (MadeDataSet item : items) {
            byte[] bytes = item.bytes();
            writer.item(0xFFFEE000, bytes.length).raw(bytes);
        }
        elements.put(tag, new Value("SQ", writer.toByteArray()));
        return this;
    }

    /** An item for this data set's own sequences, in the same encoding. */
    public MadeDataSet item() {
        return new MadeDataSet(encoding);
    }

    /** The bare data set. */
    public byte[] bytes() {
        ElementWriter writer = new ElementWriter(true, ByteOrder.LITTLE_ENDIAN);
        elements.forEach((tag, value) -> writer.bytes(tag, value.vr(), value.bytes()));
        return writer.toByteArray();
    }

    /** Writes a Part 10 file, as the tools of DCMTK read it. */
    public Path write(Path file) {
        byte[] meta = new ElementWriter(true, ByteOrder.LITTLE_ENDIAN)
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", MODALITY_WORKLIST)
                .text(0x00020003, "UI", TestObjects.newUid())
                .text(0x00020010, "UI", TestObjects.EXPLICIT_LITTLE_ENDIAN)
                .text(0x00020012, "UI", "2.25.302184510961734527390173648205916273")
                .toByteArray();
        byte[] whole = new ElementWriter(true, ByteOrder.LITTLE_ENDIAN)
                .raw(new byte[128])
                .raw("DICM".getBytes(StandardCharsets.US_ASCII))
                .unsignedLong(0x00020000, meta.length)
                .raw(meta)
                .raw(bytes())
                .toByteArray();
        try {
            return Files.write(file, whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
