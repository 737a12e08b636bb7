package io.cameldicom.toolkit.charset;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Which characters a code element has, by their codes and the other way round. */
final class CodeTable {
    /** No character has this code, or no code this character. */
    static final int NONE = -1;

    private static final int FIRST = 0x20;
    private static final int ROW = 96;

    private final char[] characters;
    private final short[][] codes = new short[256][];

    private CodeTable(int rows) {
        characters = new char[rows * ROW];
    }

    /** Codes 20 to 7F (1 byte); {@code high} says whether the charset of Java has them at A0 to FF. */
    static CodeTable ofSingleBytes(Charset charset, boolean high) {
        CodeTable table = new CodeTable(1);
        int bit = high ? 0x80 : 0;
        for (int code = FIRST; code < FIRST + ROW; code++) {
            table.put(code, new String(new byte[] {(byte) (code | bit)}, charset));
        }
        return table;
    }

    /** Codes 2121 to 7E7E (2 bytes); {@code high} says whether the charset of Java has both bytes at A1 to FE. */
    static CodeTable ofDoubleBytes(Charset charset, boolean high) {
        CodeTable table = new CodeTable(ROW);
        int bit = high ? 0x80 : 0;
        for (int lead = 0x21; lead <= 0x7E; lead++) {
            for (int trail = 0x21; trail <= 0x7E; trail++) {
                byte[] bytes = {(byte) (lead | bit), (byte) (trail | bit)};
                table.put(lead << 8 | trail, new String(bytes, charset));
            }
        }
        return table;
    }

    private void put(int code, String decoded) {
        char c = decoded.charAt(0);
        if (decoded.length() != 1 || c == '\uFFFD') {
            return;
        }
        characters[index(code)] = c;
        short[] page = codes[c >> 8];
        if (page == null) {
            page = new short[256];
            Arrays.fill(page, (short) NONE);
            codes[c >> 8] = page;
        }
        if (page[c & 0xFF] == NONE) {
            page[c & 0xFF] = (short) code;
        }
    }

    /** This table without the character of a code. */
    CodeTable without(int code) {
        char before = characters[index(code)];
        codes[before >> 8][before & 0xFF] = NONE;
        characters[index(code)] = 0;
        return this;
    }

    /** This table with another character for a code. */
    CodeTable with(int code, char c) {
        without(code).put(code, String.valueOf(c));
        return this;
    }

    private static int index(int code) {
        return (code > 0xFF ? ((code >> 8) - FIRST) * ROW : 0) + (code & 0xFF) - FIRST;
    }

    /** The character of a code of 7-bit bytes from 20 to 7F. */
    int character(int code) {
        char c = characters[index(code)];
        return c == 0 ? NONE : c;
    }

    /** The code of a character, in 7-bit bytes. */
    int code(char c) {
        short[] page = codes[c >> 8];
        return page == null ? NONE : page[c & 0xFF];
    }
}
