package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;

/** Decodes one value by ISO/IEC 2022 in the 8-bit form (PS3.5 §6.1.2.5); shifts are unknown to DICOM. For one use. */
final class Iso2022Decoder {
    private static final char REPLACEMENT = '\uFFFD';
    private static final CodeElement[] ELEMENTS = CodeElement.values();

    private final Announced announced;
    private final Delimiters delimiters;
    private final byte[] in;
    private final char[] out;

    private CodeElement g0;
    private CodeElement g1;
    private int read;
    private int written;
    private int malformed = TextCodec.NOWHERE;

    Iso2022Decoder(Announced announced, VR vr, byte[] in) {
        this.announced = announced;
        this.delimiters = Delimiters.of(vr);
        this.in = in;
        this.out = new char[in.length];
        reset();
    }

    TextCodec.Decoded decode() {
        while (read < in.length) {
            int b = in[read] & 0xFF;
            if (b == CodeElement.ESC) {
                escape();
            } else if (b <= ' ' || b == 0x7F) {
                // Neither control characters nor the space belong to G0.
                put(1, b);
            } else if (b < 0x80) {
                graphic(g0, b);
            } else if (b < 0xA0) {
                malformed(1);
            } else {
                graphic(g1, b);
            }
        }
        return new TextCodec.Decoded(new String(out, 0, written), malformed);
    }

    private void reset() {
        g0 = announced.g0();
        g1 = announced.unescaped();
    }

    /** An element that is known but not announced is malformed, and yet heeded where text may have escape sequences. */
    private void escape() {
        for (CodeElement element : ELEMENTS) {
            if (announced.byEscape() && element.isDesignatedAt(in, read)) {
                if (!announced.allows(element)) {
                    note();
                }
                if (element.isG1()) {
                    g1 = element;
                } else {
                    g0 = element;
                }
                read += element.escapeLength();
                return;
            }
        }
        malformed(1);
    }

    private void graphic(CodeElement element, int b) {
        if (element == null) {
            malformed(1);
        } else if (!element.isDoubleByte()) {
            putOrMalformed(1, element.table().character(b & 0x7F));
        } else if (read + 1 == in.length || !isPair(b, in[read + 1])) {
            malformed(1);
        } else {
            putOrMalformed(2, element.table().character((b & 0x7F) << 8 | in[read + 1] & 0x7F));
        }
    }

    /** Whether both are graphic characters of the same half, whatever they say together. */
    private static boolean isPair(int lead, byte trail) {
        return ((lead ^ trail) & 0x80) == 0 && isGraphic(lead) && isGraphic(trail);
    }

    private static boolean isGraphic(int b) {
        int code = b & 0x7F;
        return code > 0x20 && code < 0x7F;
    }

    private void putOrMalformed(int length, int c) {
        if (c == CodeTable.NONE) {
            malformed(length);
        } else {
            put(length, c);
        }
    }

    private void put(int length, int c) {
        if (length == 1 && delimiters.contains(c)) {
            reset();
        }
        out[written++] = (char) c;
        read += length;
    }

    private void malformed(int length) {
        note();
        out[written++] = REPLACEMENT;
        read += length;
    }

    private void note() {
        if (malformed == TextCodec.NOWHERE) {
            malformed = read;
        }
    }
}
