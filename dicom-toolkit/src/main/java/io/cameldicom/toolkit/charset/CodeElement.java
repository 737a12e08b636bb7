package io.cameldicom.toolkit.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A registered set of graphic characters, and the escape sequence that designates it (PS3.3 tables C.12-2 to C.12-4). */
enum CodeElement {
    ISO_IR_6("(B", "US-ASCII"),
    /** JIS X 0201 romaji. 5C and 7E are read as backslash and tilde, as DICOM uses them, not as yen sign and overline. */
    ISO_IR_14("(J", "US-ASCII"),
    ISO_IR_13(")I", "JIS_X0201"),
    ISO_IR_100("-A", "ISO-8859-1"),
    ISO_IR_101("-B", "ISO-8859-2"),
    ISO_IR_109("-C", "ISO-8859-3"),
    ISO_IR_110("-D", "ISO-8859-4"),
    ISO_IR_144("-L", "ISO-8859-5"),
    ISO_IR_127("-G", "ISO-8859-6"),
    ISO_IR_126("-F", "ISO-8859-7"),
    ISO_IR_138("-H", "ISO-8859-8"),
    ISO_IR_148("-M", "ISO-8859-9"),
    ISO_IR_203("-b", "ISO-8859-15"),
    ISO_IR_166("-T", "TIS-620"),
    ISO_IR_87("$B", "x-JIS0208"),
    ISO_IR_159("$(D", "JIS_X0212-1990"),
    ISO_IR_149("$)C", "EUC-KR"),
    ISO_IR_58("$)A", "GB2312");

    static final byte ESC = 0x1B;

    private final byte[] escape;
    private final String javaName;
    private final boolean g1;
    private final boolean doubleByte;
    private volatile CodeTable table;

    CodeElement(String designation, String javaName) {
        this.escape = ("\u001B" + designation).getBytes(StandardCharsets.US_ASCII);
        this.javaName = javaName;
        this.g1 = designation.startsWith("-") || designation.contains(")");
        this.doubleByte = designation.startsWith("$");
    }

    /** Whether it is designated as G1, bytes A0 to FF; otherwise as G0, bytes 20 to 7F. */
    boolean isG1() {
        return g1;
    }

    boolean isDoubleByte() {
        return doubleByte;
    }

    /** Length of the escape sequence in bytes, with ESC. */
    int escapeLength() {
        return escape.length;
    }

    byte escapeByte(int index) {
        return escape[index];
    }

    /** Whether its escape sequence stands there. */
    boolean isDesignatedAt(byte[] bytes, int at) {
        if (bytes.length - at < escape.length) {
            return false;
        }
        for (int i = 0; i < escape.length; i++) {
            if (bytes[at + i] != escape[i]) {
                return false;
            }
        }
        return true;
    }

    CodeTable table() {
        CodeTable built = table;
        if (built == null) {
            built = build();
            table = built;
        }
        return built;
    }

    /** Java's tables, but for what it has alone. */
    private CodeTable build() {
        Charset charset = Charset.forName(javaName);
        CodeTable built =
                isDoubleByte() ? CodeTable.ofDoubleBytes(charset, isG1()) : CodeTable.ofSingleBytes(charset, isG1());
        return switch (this) {
            case ISO_IR_87 -> built.with(0x213D, '\u2015');
            case ISO_IR_166 -> built.without(0x20);
            default -> built;
        };
    }
}
