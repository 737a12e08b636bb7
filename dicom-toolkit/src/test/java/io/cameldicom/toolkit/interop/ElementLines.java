package io.cameldicom.toolkit.interop;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Every element of a file that we have read, in the lines that the script {@code elements.py} prints of what pydicom reads. */
final class ElementLines {
    private final List<String> lines = new ArrayList<>();

    private ElementLines() {}

    static List<String> of(DicomFile file) throws IOException {
        ElementLines lines = new ElementLines();
        lines.add(
                file.dataSet(),
                "",
                file.transferSyntax().isExplicitVr(),
                file.transferSyntax().isBigEndian());
        return lines.lines;
    }

    private void add(DataSet dataSet, String path, boolean explicit, boolean bigEndian) throws IOException {
        for (Element element : dataSet) {
            String name = path + Tag.toString(element.tag());
            if (element.value() instanceof Value.Sequence sequence) {
                boolean implicitInside = element.vr() == VR.UN;
                lines.add(name + " SQ " + sequence.items().size());
                int number = 0;
                for (Value.Item item : sequence.items()) {
                    String inside = name + "[" + number++ + "]";
                    add(item.dataSet(), inside, explicit && !implicitInside, bigEndian && !implicitInside);
                }
            } else {
                boolean fragments = element.value() instanceof Value.Fragments;
                String vr = explicit ? element.vr().name() : "-";
                String value = element.value() instanceof Value.Deflated deflated
                        ? deflated.length() + " ?"
                        : hash(bytes(element.value(), bigEndian));
                lines.add(name + " " + (fragments ? "-" : vr) + " " + value);
            }
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return bytes.length + " " + HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of fragments everything but the sequence delimitation item. */
    private static byte[] bytes(Value value, boolean bigEndian) throws IOException {
        if (value instanceof Value.Bytes heap) {
            return heap.bytes();
        }
        if (value instanceof Value.Region there) {
            return region(there.region());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Value.Plain fragment : ((Value.Fragments) value).fragments()) {
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0xFFFE)
                    .putShort((short) 0xE000)
                    .putInt((int) fragment.length())
                    .array());
            out.writeBytes(bytes(fragment, bigEndian));
        }
        return out.toByteArray();
    }

    private static byte[] region(Segment.FileRegion region) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(region.file().toFile(), "r")) {
            byte[] bytes = new byte[(int) region.length()];
            file.seek(region.offset());
            file.readFully(bytes);
            return bytes;
        }
    }
}
