package io.cameldicom.test.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An item or sub-item of A-ASSOCIATE-RQ and -AC: type, reserved byte, two bytes of length, value. */
record Item(int type, byte[] value) {
    static final int APPLICATION_CONTEXT = 0x10;
    static final int PROPOSED_CONTEXT = 0x20;
    static final int ANSWERED_CONTEXT = 0x21;
    static final int ABSTRACT_SYNTAX = 0x30;
    static final int TRANSFER_SYNTAX = 0x40;
    static final int USER_INFORMATION = 0x50;
    static final int MAXIMUM_LENGTH = 0x51;
    static final int IMPLEMENTATION_CLASS = 0x52;
    static final int WINDOW = 0x53;
    static final int ROLES = 0x54;
    static final int IMPLEMENTATION_VERSION = 0x55;
    static final int EXTENDED = 0x56;
    static final int IDENTITY = 0x58;

    private static final int HEADER = 4;

    static Item of(int type, String text) {
        return new Item(type, text.getBytes(StandardCharsets.US_ASCII));
    }

    static List<Item> all(byte[] bytes) throws WireException {
        List<Item> items = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            if (in.remaining() < HEADER) {
                throw new WireException("item header: " + in.remaining() + " bytes (expected: 4)");
            }
            int type = Byte.toUnsignedInt(in.get());
            in.get();
            int length = Short.toUnsignedInt(in.getShort());
            if (length > in.remaining()) {
                throw new WireException(
                        String.format("item %02X: length %d (expected: at most %d)", type, length, in.remaining()));
            }
            byte[] value = new byte[length];
            in.get(value);
            items.add(new Item(type, value));
        }
        return items;
    }

    /** A UID or name, without padding. */
    String text() {
        return new String(value, StandardCharsets.US_ASCII).replace("\0", "").strip();
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(value);
    }

    ByteBuffer atLeast(int length) throws WireException {
        if (value.length < length) {
            throw new WireException(
                    String.format("item %02X: %d bytes (expected: at least %d)", type, value.length, length));
        }
        return buffer();
    }

    /** The UID at the front of a sub-item, behind its own length; {@code from} stands behind it then. */
    String leadingUid(ByteBuffer from) throws WireException {
        int length = from.remaining() < 2 ? -1 : Short.toUnsignedInt(from.getShort());
        if (length < 0 || length > from.remaining()) {
            throw new WireException(
                    String.format("item %02X: UID length %d (expected: within the item)", type, length));
        }
        byte[] uid = new byte[length];
        from.get(uid);
        return new Item(type, uid).text();
    }

    static boolean flag(ByteBuffer from) {
        return from.hasRemaining() && from.get() != 0;
    }

    void write(ByteArrayOutputStream to) {
        to.write(type);
        to.write(0);
        to.write(value.length >> 8);
        to.write(value.length);
        to.writeBytes(value);
    }
}
