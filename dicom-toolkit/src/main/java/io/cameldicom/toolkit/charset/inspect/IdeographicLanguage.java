package io.cameldicom.toolkit.charset.inspect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/**
 * A language with thousands of characters: how common a character is comes from those that were counted, and from the level
 * of its row in the national standard, which put common ones first.
 */
final class IdeographicLanguage implements Language {
    /** Where a national standard has its common characters. */
    enum Levels {
        /** GB 2312: level 1 is rows 16 to 55. */
        GB2312("EUC_CN", 0xB0, 0xD7, 3755, 3008),
        /** Big5: level 1 begins at A440, level 2 at C940. */
        BIG5("Big5", 0xA4, 0xC7, 5401, 7652),
        /** JIS X 0208: level 1 is rows 16 to 47. */
        JIS("EUC-JP", 0xB0, 0xCF, 2965, 3390),
        /** KS X 1001: rows 16 to 40 are Hangul. */
        KS("EUC-KR", 0xB0, 0xC8, 2350, 4888);

        private final String encoding;
        private final int first;
        private final int last;
        private final int common;
        private final int rare;

        Levels(String encoding, int first, int last, int common, int rare) {
            this.encoding = encoding;
            this.first = first;
            this.last = last;
            this.common = common;
            this.rare = rare;
        }
    }

    private static final double COUNTED = 0.55;
    private static final double COMMON = 0.40;
    private static final double RARE = 0.04;
    private static final double UNKNOWN = 1e-7;
    private static final double KANA_COUNTED = 0.7;
    private static final double VOICED = 0.08;
    private static final int FULL_WIDTH = 1;
    private static final int HALF_WIDTH = 2;

    private final String code;
    private final boolean kana;
    private final Script main;
    private final float[] logs = new float[0x10000];

    IdeographicLanguage(String code, String counts, Levels levels) {
        this.code = code;
        this.kana = levels == Levels.JIS;
        this.main = levels == Levels.KS ? Script.HANGUL : Script.HAN;
        double[] counted = new double[0x10000];
        double letters = 0;
        double kanaLetters = 0;
        for (int i = 0; i + 1 < counts.length(); i += 2) {
            char c = counts.charAt(i);
            double n = Math.pow(2, Character.digit(counts.charAt(i + 1), 36) / 2.0);
            counted[c] = n;
            letters += Script.of(c) == main ? n : 0;
            kanaLetters += Script.of(c) == Script.KANA && kind(c) == FULL_WIDTH ? n : 0;
        }
        CharsetEncoder encoder = Charset.forName(levels.encoding).newEncoder();
        for (int c = 0; c < 0x10000; c++) {
            Script script = Script.of((char) c);
            if (script == Script.KANA && kana && kind((char) c) == HALF_WIDTH) {
                logs[c] = (float) Math.log(halfWidth((char) c, counted, kanaLetters));
            } else if (script == Script.KANA && kana) {
                logs[c] = (float) Math.log(KANA_COUNTED * counted[c] / kanaLetters + (1 - KANA_COUNTED) / 230);
            } else if (script == Script.HAN || script == main) {
                double p = UNKNOWN + (script == main ? COUNTED * counted[c] / letters : 0);
                logs[c] = (float) Math.log(p + level(encoder, (char) c, levels));
            }
        }
    }

    /** As common as its full width form; voiced sounds, which are one letter there, have the mark behind them. */
    private static double halfWidth(char c, double[] counted, double kanaLetters) {
        if (c == 0xFF9E || c == 0xFF9F) {
            return c == 0xFF9E ? VOICED : VOICED / 4;
        }
        String full = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return KANA_COUNTED * counted[full.charAt(0)] / kanaLetters + (1 - KANA_COUNTED) / 63;
    }

    private static double level(CharsetEncoder encoder, char c, Levels levels) {
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(new char[] {c}));
            int lead = bytes.get(0) & 0xFF;
            if (bytes.remaining() != 2 || lead < levels.first) {
                return 0;
            }
            return lead <= levels.last ? COMMON / levels.common : RARE / levels.rare;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean has(Script script) {
        return script == main || script == Script.HAN || kana && script == Script.KANA;
    }

    @Override
    public double logOf(char before, char letter) {
        if (letter == ' ') {
            return -1;
        }
        double log = logs[letter];
        if (!kana) {
            return log == 0 ? -16 : log;
        }
        return (log == 0 ? -16 : log) + (kind(before) == kind(letter) ? -0.3 : -1.6);
    }

    /** Kana, half width kana and ideographs come in runs. */
    private static int kind(char c) {
        return c >= 0xFF61 && c <= 0xFF9F ? HALF_WIDTH : c >= 0x3040 && c <= 0x30FF ? FULL_WIDTH : 0;
    }
}
