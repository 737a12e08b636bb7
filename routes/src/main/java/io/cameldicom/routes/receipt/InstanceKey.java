package io.cameldicom.routes.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The key of an instance in the index: two digits or dots of a UID to the byte, so that the instances of a series, whose
 * UIDs begin alike, lie side by side.
 */
final class InstanceKey {
    private static final int PREFIX = 3;
    private static final byte PACKED = 0;
    private static final byte PLAIN = 1;
    private static final int DOT = 10;
    private static final int NOTHING = 15;

    private InstanceKey() {}

    /** @param destination number of the destination, 0 to 65535 */
    static byte[] of(int destination, String uid) {
        byte[] key = isPackable(uid) ? packed(uid) : plain(uid);
        key[0] = (byte) (destination >>> 8);
        key[1] = (byte) destination;
        return key;
    }

    private static boolean isPackable(String uid) {
        return uid.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    private static byte[] packed(String uid) {
        byte[] key = new byte[PREFIX + (uid.length() + 1) / 2];
        key[2] = PACKED;
        for (int i = 0; i < uid.length(); i += 2) {
            int second = i + 1 < uid.length() ? code(uid.charAt(i + 1)) : NOTHING;
            key[PREFIX + i / 2] = (byte) (code(uid.charAt(i)) << 4 | second);
        }
        return key;
    }

    private static int code(char c) {
        return c == '.' ? DOT : c - '0';
    }

    private static byte[] plain(String uid) {
        byte[] text = uid.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(new byte[] {0, 0, PLAIN}, PREFIX + text.length);
        System.arraycopy(text, 0, key, PREFIX, text.length);
        return key;
    }
}
