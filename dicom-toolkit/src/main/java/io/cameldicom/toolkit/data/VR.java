package io.cameldicom.toolkit.data;

import java.util.Optional;

/** Value representations (PS3.5 §6.2) with what encoding them needs. */
public enum VR {
    AE(Form.SHORT, Kind.ASCII),
    AS(Form.SHORT, Kind.ASCII),
    AT(Form.SHORT, Kind.BINARY),
    CS(Form.SHORT, Kind.ASCII),
    DA(Form.SHORT, Kind.ASCII),
    DS(Form.SHORT, Kind.ASCII),
    DT(Form.SHORT, Kind.ASCII),
    FD(Form.SHORT, Kind.BINARY),
    FL(Form.SHORT, Kind.BINARY),
    IS(Form.SHORT, Kind.ASCII),
    LO(Form.SHORT, Kind.TEXT),
    LT(Form.SHORT, Kind.TEXT),
    OB(Form.LONG, Kind.BINARY),
    OD(Form.LONG, Kind.BINARY),
    OF(Form.LONG, Kind.BINARY),
    OL(Form.LONG, Kind.BINARY),
    OV(Form.LONG, Kind.BINARY),
    OW(Form.LONG, Kind.BINARY),
    PN(Form.SHORT, Kind.TEXT),
    SH(Form.SHORT, Kind.TEXT),
    SL(Form.SHORT, Kind.BINARY),
    SQ(Form.LONG, Kind.SEQUENCE),
    SS(Form.SHORT, Kind.BINARY),
    ST(Form.SHORT, Kind.TEXT),
    SV(Form.LONG, Kind.BINARY),
    TM(Form.SHORT, Kind.ASCII),
    UC(Form.LONG, Kind.TEXT),
    UI(Form.SHORT, Kind.UID),
    UL(Form.SHORT, Kind.BINARY),
    UN(Form.LONG, Kind.BINARY),
    UR(Form.LONG, Kind.ASCII),
    US(Form.SHORT, Kind.BINARY),
    UT(Form.LONG, Kind.TEXT),
    UV(Form.LONG, Kind.BINARY);

    /** How explicit VR encodings write the value length (PS3.5 §7.1.2). */
    private enum Form {
        SHORT,
        LONG
    }

    private enum Kind {
        ASCII,
        TEXT,
        UID,
        BINARY,
        SEQUENCE
    }

    private static final VR[] BY_LETTERS = new VR[26 * 26];

    static {
        for (VR vr : values()) {
            BY_LETTERS[index(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
    }

    private final Form form;
    private final Kind kind;

    VR(Form form, Kind kind) {
        this.form = form;
        this.kind = kind;
    }

    /** The VR written with these two characters, or null if the standard has none. */
    public static VR of(int first, int second) {
        return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z' ? BY_LETTERS[index(first, second)] : null;
    }

    /** The VR of this name, if the standard has it. */
    public static Optional<VR> of(String name) {
        return name.length() == 2 ? Optional.ofNullable(of(name.charAt(0), name.charAt(1))) : Optional.empty();
    }

    private static int index(int first, int second) {
        return (first - 'A') * 26 + (second - 'A');
    }

    /** Whether explicit VR encodings write two reserved bytes and a 32-bit length, instead of a 16-bit length. */
    public boolean hasLongLength() {
        return form == Form.LONG;
    }

    /** Whether Specific Character Set (0008,0005) rules the value: SH, LO, ST, LT, PN, UC and UT (PS3.5 §6.1.2.2). */
    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Whether the value is characters of any kind, so that it may be shown as a string. */
    public boolean isString() {
        return kind == Kind.TEXT || kind == Kind.ASCII || kind == Kind.UID;
    }

    /** The byte that pads a value to even length: space for characters, NUL for UIDs and binary values. */
    public byte padding() {
        return (byte) (kind == Kind.TEXT || kind == Kind.ASCII ? ' ' : 0);
    }
}
