package io.cameldicom.toolkit.dimse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The command set of a DIMSE message: elements of group 0000 in implicit VR little endian (PS3.7 §6.3.1). Tags are the
 * element numbers of {@link CommandTag}. Not safe for use by several threads while it is being built.
 */
public final class CommandSet {
    /** Command Data Set Type (0000,0800) where no data set follows; every other value means that one follows. */
    private static final int NO_DATA_SET = 0x0101;

    private static final int WITH_DATA_SET = 0x0001;
    private static final int ELEMENT_HEADER_LENGTH = 8;
    private static final int GROUP_LENGTH_ELEMENT = ELEMENT_HEADER_LENGTH + Integer.BYTES;

    private final Map<Integer, byte[]> elements = new TreeMap<>();

    /** Starts a command set. */
    public CommandSet(CommandField field, boolean dataSetFollows) {
        number(CommandTag.COMMAND_FIELD, field.code());
        number(CommandTag.COMMAND_DATA_SET_TYPE, dataSetFollows ? WITH_DATA_SET : NO_DATA_SET);
    }

    private CommandSet() {}

    /**
     * Reads a whole command set. Elements of other groups and Command Group Length are skipped.
     *
     * @throws MalformedCommandException if an element reaches beyond the end, or there is no Command Field
     */
    public static CommandSet decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        CommandSet set = new CommandSet();
        while (in.hasRemaining()) {
            if (in.remaining() < ELEMENT_HEADER_LENGTH) {
                throw new MalformedCommandException(
                        "command set: " + in.remaining() + " bytes after the last element (expected: 0)");
            }
            int group = in.getShort() & 0xFFFF;
            int element = in.getShort() & 0xFFFF;
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new MalformedCommandException(String.format(
                        "(%04X,%04X) length: %d (expected: at most %d)",
                        group, element, length & 0xFFFFFFFFL, in.remaining()));
            }
            byte[] value = new byte[length];
            in.get(value);
            if (group == 0 && element != CommandTag.COMMAND_GROUP_LENGTH) {
                set.elements.put(element, value);
            }
        }
        if (set.number(CommandTag.COMMAND_FIELD).isEmpty()) {
            throw new MalformedCommandException("command set: no Command Field (0000,0100)");
        }
        return set;
    }

    /** All bytes, Command Group Length first. */
    public byte[] encode() {
        int length = GROUP_LENGTH_ELEMENT;
        for (byte[] value : elements.values()) {
            length += ELEMENT_HEADER_LENGTH + value.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(CommandTag.COMMAND_GROUP_LENGTH).putInt(Integer.BYTES).putInt(length - GROUP_LENGTH_ELEMENT);
        elements.forEach((element, value) -> out.putShort((short) 0)
                .putShort(element.shortValue())
                .putInt(value.length)
                .put(value));
        return out.array();
    }

    /** Sets an element of VR US. */
    public CommandSet number(int element, int value) {
        elements.put(element, new byte[] {(byte) value, (byte) (value >> 8)});
        return this;
    }

    /** Sets an element of VR UI, padded with NUL. */
    public CommandSet uid(int element, String uid) {
        return padded(element, uid, (byte) 0);
    }

    /** Sets an element of VR LO, padded with a space; characters beyond ASCII become question marks. */
    public CommandSet text(int element, String text) {
        return padded(element, text, (byte) ' ');
    }

    /** Sets an element of VR AT. */
    public CommandSet tags(int element, List<Integer> tags) {
        ByteBuffer value = ByteBuffer.allocate(tags.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tags.forEach(tag -> value.putShort((short) (tag >>> 16)).putShort(tag.shortValue()));
        elements.put(element, value.array());
        return this;
    }

    private CommandSet padded(int element, String text, byte padding) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] value = new byte[bytes.length + bytes.length % 2];
        System.arraycopy(bytes, 0, value, 0, bytes.length);
        if (value.length > bytes.length) {
            value[bytes.length] = padding;
        }
        elements.put(element, value);
        return this;
    }

    /** The value of an element of VR US, empty where it is missing or not two bytes long. */
    public OptionalInt number(int element) {
        byte[] value = elements.get(element);
        return value == null || value.length != Short.BYTES
                ? OptionalInt.empty()
                : OptionalInt.of((value[0] & 0xFF) | (value[1] & 0xFF) << 8);
    }

    /** The value of an element of a text VR without padding, the empty string where it is missing. */
    public String text(int element) {
        byte[] value = elements.getOrDefault(element, new byte[0]);
        int end = value.length;
        while (end > 0 && (value[end - 1] == 0 || value[end - 1] == ' ')) {
            end--;
        }
        return new String(value, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** The values of an element of VR AT. */
    public List<Integer> tags(int element) {
        ByteBuffer value =
                ByteBuffer.wrap(elements.getOrDefault(element, new byte[0])).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> tags = new ArrayList<>();
        while (value.remaining() >= Integer.BYTES) {
            tags.add((value.getShort() & 0xFFFF) << 16 | (value.getShort() & 0xFFFF));
        }
        return tags;
    }

    /** Command Field (0000,0100). */
    public int commandField() {
        return number(CommandTag.COMMAND_FIELD).orElseThrow();
    }

    /** Command Field in words, for messages. */
    public String name() {
        int field = commandField();
        return CommandField.of(field)
                .map(CommandField::toString)
                .orElseGet(() -> String.format("command %04XH", field));
    }

    public boolean is(CommandField field) {
        return commandField() == field.code();
    }

    /** Whether a data set follows. */
    public boolean hasDataSet() {
        return number(CommandTag.COMMAND_DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
    }

    /** Names the command only. */
    @Override
    public String toString() {
        return name();
    }
}
