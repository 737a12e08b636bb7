package io.cameldicom.test.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A command set (PS3.7 §6.3.1): elements of group 0000 in implicit VR little endian. Not thread-safe. */
public final class Command {
    public static final int AFFECTED_SOP_CLASS = 0x0002;
    public static final int FIELD = 0x0100;
    public static final int MESSAGE_ID = 0x0110;
    public static final int ANSWERED_MESSAGE_ID = 0x0120;
    public static final int DATA_SET_TYPE = 0x0800;
    public static final int STATUS = 0x0900;
    public static final int OFFENDING_ELEMENT = 0x0901;
    public static final int ERROR_COMMENT = 0x0902;
    public static final int AFFECTED_SOP_INSTANCE = 0x1000;

    public static final int C_STORE_RQ = 0x0001;
    public static final int C_ECHO_RQ = 0x0030;
    public static final int C_CANCEL_RQ = 0x0FFF;

    /** Set in the command field of every response. */
    public static final int RESPONSE = 0x8000;

    /** The value of {@link #DATA_SET_TYPE} that says that none follows. */
    public static final int NO_DATA_SET = 0x0101;

    private static final int ELEMENT_HEADER = 8;

    private final Map<Integer, byte[]> elements = new TreeMap<>();

    /**
     * Reads a command set.
     *
     * @throws WireException where an element is of another group, or longer than the command set
     */
    public static Command read(byte[] bytes) throws WireException {
        Command command = new Command();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            if (in.remaining() < ELEMENT_HEADER) {
                throw new WireException("command element: " + in.remaining() + " bytes (expected: at least 8)");
            }
            int group = Short.toUnsignedInt(in.getShort());
            int element = Short.toUnsignedInt(in.getShort());
            long length = Integer.toUnsignedLong(in.getInt());
            if (group != 0 || length > in.remaining()) {
                throw new WireException(String.format(
                        "command element (%04X,%04X), length %d (expected: group 0000, at most %d)",
                        group, element, length, in.remaining()));
            }
            byte[] value = new byte[(int) length];
            in.get(value);
            command.elements.put(element, value);
        }
        command.elements.remove(0);
        return command;
    }

    public boolean has(int element) {
        return elements.containsKey(element);
    }

    /** A US value; 0 where it is missing or too short. */
    public int number(int element) {
        byte[] value = elements.getOrDefault(element, new byte[0]);
        return value.length < 2 ? 0 : (value[0] & 0xFF) | (value[1] & 0xFF) << 8;
    }

    /** A UID, without padding; empty where it is missing. */
    public String text(int element) {
        return new String(elements.getOrDefault(element, new byte[0]), StandardCharsets.US_ASCII)
                .replace("\0", "")
                .strip();
    }

    public Command number(int element, int value) {
        elements.put(element, new byte[] {(byte) value, (byte) (value >> 8)});
        return this;
    }

    public Command uid(int element, String value) {
        elements.put(element, padded(value, '\0'));
        return this;
    }

    public Command comment(String value) {
        elements.put(ERROR_COMMENT, padded(value, ' '));
        return this;
    }

    /** Offending Element: each tag as group and element. */
    public Command offending(List<Integer> tags) {
        ByteBuffer value = ByteBuffer.allocate(4 * tags.size()).order(ByteOrder.LITTLE_ENDIAN);
        tags.forEach(tag -> value.putShort((short) (tag >> 16)).putShort((short) (int) tag));
        elements.put(OFFENDING_ELEMENT, value.array());
        return this;
    }

    private static byte[] padded(String value, char padding) {
        return (value.length() % 2 == 0 ? value : value + padding).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The encoded command set, its group length first. */
    public byte[] bytes() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        elements.forEach((element, value) -> write(rest, element, value));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        write(
                all,
                0,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(rest.size())
                        .array());
        all.writeBytes(rest.toByteArray());
        return all.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, int element, byte[] value) {
        to.writeBytes(ByteBuffer.allocate(ELEMENT_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) element)
                .putInt(value.length)
                .array());
        to.writeBytes(value);
    }
}
