package io.cameldicom.toolkit.charset;

import java.util.HashMap;
import java.util.Map;

/** What a term of code extension announces: one or two code elements (PS3.3 tables C.12-3 and C.12-4). */
enum Repertoire {
    IR_6(CodeElement.ISO_IR_6, null),
    IR_100(CodeElement.ISO_IR_6, CodeElement.ISO_IR_100),
    IR_101(CodeElement.ISO_IR_6, CodeElement.ISO_IR_101),
    IR_109(CodeElement.ISO_IR_6, CodeElement.ISO_IR_109),
    IR_110(CodeElement.ISO_IR_6, CodeElement.ISO_IR_110),
    IR_144(CodeElement.ISO_IR_6, CodeElement.ISO_IR_144),
    IR_127(CodeElement.ISO_IR_6, CodeElement.ISO_IR_127),
    IR_126(CodeElement.ISO_IR_6, CodeElement.ISO_IR_126),
    IR_138(CodeElement.ISO_IR_6, CodeElement.ISO_IR_138),
    IR_148(CodeElement.ISO_IR_6, CodeElement.ISO_IR_148),
    IR_203(CodeElement.ISO_IR_6, CodeElement.ISO_IR_203),
    IR_13(CodeElement.ISO_IR_14, CodeElement.ISO_IR_13),
    IR_166(CodeElement.ISO_IR_6, CodeElement.ISO_IR_166),
    IR_87(CodeElement.ISO_IR_87, null),
    IR_159(CodeElement.ISO_IR_159, null),
    IR_149(null, CodeElement.ISO_IR_149),
    IR_58(null, CodeElement.ISO_IR_58);

    private static final Map<Integer, Repertoire> BY_NUMBER = new HashMap<>();

    static {
        for (Repertoire repertoire : values()) {
            BY_NUMBER.put(repertoire.number(), repertoire);
        }
    }

    private final CodeElement g0;
    private final CodeElement g1;

    Repertoire(CodeElement g0, CodeElement g1) {
        this.g0 = g0;
        this.g1 = g1;
    }

    /** The one of that number, or null. */
    static Repertoire of(int number) {
        return BY_NUMBER.get(number);
    }

    int number() {
        return Integer.parseInt(name().substring(3));
    }

    /** With code extension. */
    String term() {
        return "ISO 2022 IR " + number();
    }

    /** May be null. */
    CodeElement g0() {
        return g0;
    }

    /** May be null. */
    CodeElement g1() {
        return g1;
    }

    /** Whether it may only be announced after a single-byte one, or an empty first value. */
    boolean isDoubleByte() {
        return (g0 == null ? g1 : g0).isDoubleByte();
    }
}
