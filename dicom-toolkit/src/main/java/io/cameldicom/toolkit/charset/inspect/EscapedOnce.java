package io.cameldicom.toolkit.charset.inspect;

import java.nio.charset.StandardCharsets;

/** Double-byte text whose escape sequence stands only once, although delimiters reset it (PS3.5 §6.1.2.5.3). */
record EscapedOnce(String name, String escape, ForeignEncoding after) implements QuietEncoding {
    private static final String TO_ASCII = "\u001B(B";

    @Override
    public String decodeOrNull(byte[] value) {
        String bytes = new String(value, StandardCharsets.ISO_8859_1);
        if (!bytes.contains(escape)) {
            return null;
        }
        String bare = bytes.replace(escape, "").replace(TO_ASCII, "");
        return after.decodeOrNull(bare.getBytes(StandardCharsets.ISO_8859_1));
    }
}
