package io.cameldicom.toolkit.charset.inspect;

/** Scripts whose letters do not mix within a word. */
enum Script {
    LATIN,
    GREEK,
    CYRILLIC,
    HEBREW,
    ARABIC,
    THAI,
    KANA,
    HAN,
    HANGUL,
    OTHER;

    private static final Script[] BMP = new Script[0x3200];

    static {
        for (int c = 0; c < BMP.length; c++) {
            BMP[c] = find((char) c);
        }
    }

    /** The script of a letter or of a mark that belongs to letters; null for everything else. */
    static Script of(char c) {
        if (c < BMP.length) {
            return BMP[c];
        }
        if (c >= 0x3400 && c < 0xA000) {
            return HAN;
        }
        if (c >= 0xAC00 && c < 0xD7A4) {
            return HANGUL;
        }
        return find(c);
    }

    private static Script find(char c) {
        if (c >= 0x0300 && c <= 0x036F) {
            return LATIN;
        }
        if (c >= 0x0640 && c <= 0x0655) {
            return ARABIC;
        }
        if (c == 0x30FC || c == 0xFF70 || c == 0xFF9E || c == 0xFF9F) {
            return KANA;
        }
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        if (c == 0xAA || c == 0xBA || !mark && !Character.isLetter(c)) {
            return null;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN -> LATIN;
            case GREEK -> GREEK;
            case CYRILLIC -> CYRILLIC;
            case HEBREW -> HEBREW;
            case ARABIC -> ARABIC;
            case THAI -> THAI;
            case HIRAGANA, KATAKANA -> KANA;
            case HAN -> HAN;
            case HANGUL -> HANGUL;
            case COMMON -> null;
            default -> OTHER;
        };
    }
}
