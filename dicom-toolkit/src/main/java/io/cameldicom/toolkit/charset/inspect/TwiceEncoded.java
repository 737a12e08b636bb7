package io.cameldicom.toolkit.charset.inspect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-8 that someone took for a Latin set and encoded as UTF-8 once more, so that "ü" became "Ã¼". */
final class TwiceEncoded implements QuietEncoding {
    private static final ForeignEncoding UTF_8 = new ForeignEncoding("UTF-8", StandardCharsets.UTF_8);

    private final Charset between;

    /** @param name of the set that the UTF-8 was taken for */
    TwiceEncoded(String name) {
        this.between = Charset.forName(name);
    }

    @Override
    public String name() {
        return "UTF-8 read as " + between.name() + " and encoded again";
    }

    @Override
    public String decodeOrNull(byte[] value) {
        String once = UTF_8.decodeOrNull(value);
        if (once == null) {
            return null;
        }
        byte[] bytes = new byte[once.length()];
        for (int i = 0; i < bytes.length; i++) {
            int b = toByte(once.charAt(i));
            if (b < 0) {
                return null;
            }
            bytes[i] = (byte) b;
        }
        return UTF_8.decodeOrNull(bytes);
    }

    /** Windows leaves five bytes undefined, and everybody passes them through; -1 where there is no byte. */
    private int toByte(char c) {
        if (c < 0x80 || c >= 0xA0 && c < 0x100) {
            return c;
        }
        byte[] bytes = String.valueOf(c).getBytes(between);
        if (bytes.length == 1 && bytes[0] != '?') {
            return bytes[0] & 0xFF;
        }
        return c < 0xA0 ? c : -1;
    }

    @Override
    public String toString() {
        return name();
    }
}
