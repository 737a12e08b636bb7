package io.cameldicom.toolkit.charset.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How likely decoded text was written by a person: per word and language, from letters that follow each other, and from what
 * no word has: several scripts, signs between letters, capitals after small letters, control characters.
 *
 * <p>Only words with a character beyond ASCII count; the others read the same in every encoding.
 */
final class Plausibility {
    private static final int MAX_WORD = 64;
    private static final double IMPOSSIBLE = -100;
    private static final int FIRST_WIDE = 0x2E80;
    private static final Script[] SCRIPTS = Script.values();
    /** Scripts whose languages are not known; only Unicode has them, with two or three bytes for a letter. */
    private static final double UNKNOWN_SCRIPT = -8.5;

    private static final double CAPITAL_AFTER_SMALL = -4;
    private static final double SMALL_AFTER_CAPITALS = -2.5;
    private static final double SIGN_AFTER_SIGN = -4;
    private static final String QUOTES = "«»„“”‚‘’–—…·‐‑";
    private static final String INNER = "’·‐‑";
    private static final String OPENING = "„‚–—";
    private static final String CLOSING = "”–—…·‐‑";
    private static final String SIGNS = "°µ§€±²³®©™¿¡×½¼ªº№";
    private static final String BEFORE_LETTERS = "°µ§±¿¡×№";
    private static final String AFTER_LETTERS = "°²³®™ªº";
    private static final String FULL_WIDTH = "\u3000、。・「」（）：，；！？～／＋－＝［］【】％．";

    /**
     * @param log of its probability in the language in which that is the highest
     * @param shares its probability in each language of {@link Languages#ALL}, as a share of that
     * @param ascii number of ASCII letters
     * @param narrow number of other characters of alphabets
     * @param wide number of characters of East Asian scripts
     */
    record Word(double log, double[] shares, int ascii, int narrow, int wide) {
        private static final double HARDLY = -20;

        static Word of(double[] logs, int ascii, int narrow, int wide) {
            double most = Double.NEGATIVE_INFINITY;
            for (double log : logs) {
                most = Math.max(most, log);
            }
            double[] shares = new double[logs.length];
            for (int l = 0; l < logs.length; l++) {
                shares[l] = logs[l] > most + HARDLY ? Math.exp(logs[l] - most) : 0;
            }
            return new Word(most, shares, ascii, narrow, wide);
        }

        /**
         * Natural logarithm of its probability.
         *
         * @param weights of each language
         */
        double logOf(double[] weights) {
            if (log == Double.NEGATIVE_INFINITY) {
                return IMPOSSIBLE;
            }
            double sum = 0;
            for (int l = 0; l < shares.length; l++) {
                sum += weights[l] * shares[l];
            }
            return log + Math.log(sum);
        }
    }

    private final List<Word> words = new ArrayList<>();

    private Plausibility() {}

    /** The words that count. */
    static List<Word> of(String text) {
        Plausibility plausibility = new Plausibility();
        int start = 0;
        boolean ascii = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c < 0x80 && !Character.isLetter(c) && (c >= ' ' || Character.isWhitespace(c) || i == text.length())
                    || i - start >= MAX_WORD) {
                if (!ascii) {
                    plausibility.words.add(word(text.substring(start, i)));
                }
                start = c < 0x80 && !Character.isLetter(c) ? i + 1 : i;
                ascii = c < 0x80;
            } else {
                ascii &= c < 0x80 && c >= ' ';
            }
        }
        return plausibility.words;
    }

    private static Word word(String word) {
        double[] logs = new double[Languages.ALL.size()];
        boolean[] scripts = new boolean[SCRIPTS.length];
        double common = signs(word, scripts) + capitals(word);
        boolean nonLatin = false;
        for (int s = 1; s < scripts.length; s++) {
            nonLatin |= scripts[s];
        }
        scripts[Script.LATIN.ordinal()] &= !nonLatin;
        if (!nonLatin && !scripts[0] || scripts[Script.OTHER.ordinal()]) {
            Arrays.fill(logs, common + UNKNOWN_SCRIPT * (scripts[Script.OTHER.ordinal()] ? word.length() : 0));
        } else {
            Letters letters = Letters.of(word);
            for (int l = 0; l < logs.length; l++) {
                Language language = Languages.ALL.get(l);
                logs[l] = common + (wanted(language, scripts) ? letters.logIn(language) : Double.NEGATIVE_INFINITY);
            }
        }
        int ascii = 0;
        int wide = 0;
        for (int i = 0; i < word.length(); i++) {
            ascii += word.charAt(i) < 0x80 ? 1 : 0;
            wide += word.charAt(i) >= FIRST_WIDE ? 1 : 0;
        }
        return Word.of(logs, ascii, word.length() - ascii - wide, wide);
    }

    private static boolean wanted(Language language, boolean[] scripts) {
        for (int s = 0; s < scripts.length; s++) {
            if (scripts[s] && language.has(SCRIPTS[s])) {
                return true;
            }
        }
        return false;
    }

    private static double signs(String word, boolean[] scripts) {
        double log = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            Script script = Script.of(c);
            if (script != null) {
                scripts[script.ordinal()] = true;
            } else {
                boolean after = i > 0 && Script.of(word.charAt(i - 1)) != null;
                boolean before = i + 1 < word.length() && Script.of(word.charAt(i + 1)) != null;
                boolean run = i > 0 && word.charAt(i - 1) >= 0x80 && !after;
                log += sign(c, after, before) + (run && SIGNS.indexOf(c) >= 0 ? SIGN_AFTER_SIGN : 0);
            }
        }
        return log;
    }

    /**
     * @param after whether it comes right after a letter
     * @param before whether it comes right before one
     */
    private static double sign(char c, boolean after, boolean before) {
        boolean inside = after && before;
        if (QUOTES.indexOf(c) >= 0) {
            if (inside) {
                return INNER.indexOf(c) >= 0 ? -6 : -12;
            }
            return after && OPENING.indexOf(c) >= 0 || before && CLOSING.indexOf(c) >= 0 ? -10 : -6;
        }
        if (FULL_WIDTH.indexOf(c) >= 0) {
            return -5;
        }
        if (SIGNS.indexOf(c) >= 0) {
            boolean odd = after && AFTER_LETTERS.indexOf(c) < 0 || before && BEFORE_LETTERS.indexOf(c) < 0;
            return inside ? -14 : odd ? -11 : -7;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT -> -14;
            case Character.UNASSIGNED, Character.PRIVATE_USE -> -16;
            case Character.SPACE_SEPARATOR -> -6;
            default -> c == 0xFFFD ? -12 : inside ? -15 : after || before ? -13 : -11;
        };
    }

    private static double capitals(String word) {
        double log = 0;
        int capitals = 0;
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isUpperCase(c)) {
                log += small ? CAPITAL_AFTER_SMALL : 0;
                small = false;
                capitals++;
            } else if (Character.isLowerCase(c) && c != 'ß') {
                log += capitals > 1 ? SMALL_AFTER_CAPITALS : 0;
                small = true;
                capitals = 0;
            } else if (Script.of(c) == null) {
                small = false;
                capitals = 0;
            }
        }
        return log;
    }
}
