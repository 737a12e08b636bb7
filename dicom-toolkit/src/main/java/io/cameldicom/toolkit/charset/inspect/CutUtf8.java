package io.cameldicom.toolkit.charset.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 whose last character was cut in the middle, where the value had to end. */
final class CutUtf8 implements QuietEncoding {
    private static final ForeignEncoding UTF_8 = new ForeignEncoding("UTF-8", StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "UTF-8 cut in a character";
    }

    @Override
    public String decodeOrNull(byte[] value) {
        int end = value.length;
        while (end > 0 && value[end - 1] == ' ') {
            end--;
        }
        int start = end - 1;
        while (start > 0 && end - start < 4 && (value[start] & 0xC0) == 0x80) {
            start--;
        }
        return UTF_8.decodeOrNull(
                start >= 0 && isCut(value[start] & 0xFF, end - start) ? Arrays.copyOf(value, start) : value);
    }

    private static boolean isCut(int lead, int length) {
        int whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return lead >= 0xC2 && lead <= 0xF4 && length < whole;
    }
}
