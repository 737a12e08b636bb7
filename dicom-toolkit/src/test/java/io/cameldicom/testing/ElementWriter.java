package io.cameldicom.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes elements in the three plain encodings of PS3.5 §7.1; shares no code with the product. */
final class ElementWriter {
    private static final Set<String> LONG_FORM =
            Set.of("OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UR", "UT", "UN");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean explicit;
    private final ByteOrder order;

    ElementWriter(boolean explicit, ByteOrder order) {
        this.explicit = explicit;
        this.order = order;
    }

    /** The first bytes of an element: tag, VR and length, without a value. */
    ElementWriter header(int tag, String vr, long length) {
        ByteBuffer buffer = ByteBuffer.allocate(12).order(order);
        buffer.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (!explicit) {
            buffer.putInt((int) length);
        } else {
            buffer.put(vr.getBytes(StandardCharsets.US_ASCII));
            if (LONG_FORM.contains(vr)) {
                buffer.putShort((short) 0).putInt((int) length);
            } else {
                buffer.putShort((short) length);
            }
        }
        out.write(buffer.array(), 0, buffer.position());
        return this;
    }

    ElementWriter bytes(int tag, String vr, byte[] value) {
        header(tag, vr, value.length + (value.length & 1));
        out.writeBytes(value);
        if ((value.length & 1) == 1) {
            out.write(vr.equals("UI") || vr.startsWith("O") || vr.equals("UN") ? 0 : ' ');
        }
        return this;
    }

    ElementWriter text(int tag, String vr, String value) {
        return bytes(tag, vr, value.getBytes(StandardCharsets.US_ASCII));
    }

    ElementWriter unsignedShort(int tag, int value) {
        return bytes(
                tag,
                "US",
                ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    ElementWriter unsignedLong(int tag, long value) {
        return bytes(
                tag,
                "UL",
                ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }

    /** An item, or a delimitation: they have no VR in any encoding. */
    ElementWriter item(int tag, long length) {
        ByteBuffer buffer = ByteBuffer.allocate(8).order(order);
        buffer.putShort((short) (tag >>> 16)).putShort((short) tag).putInt((int) length);
        out.writeBytes(buffer.array());
        return this;
    }

    ElementWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
