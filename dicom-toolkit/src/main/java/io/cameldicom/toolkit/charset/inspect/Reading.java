package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.MalformedTextException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads values in each of the encodings, and finds how much sense each reading makes. */
final class Reading {
    /** Natural logarithm of the probability of a byte where bytes are random, of one beyond ASCII and of a letter. */
    private static final double RANDOM_BYTE = -5.3;

    private static final double RANDOM_LETTER = -3.5;
    private static final double ESCAPE = -14;
    private static final int JUDGED = 4096;
    private static final double OTHER_LANGUAGE = 0.01;
    private static final double HINTED = 4;

    /** Languages that few write in, so that a reading in them is less likely than one in others. */
    private static final Map<String, Double> RARE = Map.ofEntries(
            Map.entry("fo", 0.05),
            Map.entry("eo", 0.1),
            Map.entry("mt", 0.1),
            Map.entry("ga", 0.1),
            Map.entry("cy", 0.05),
            Map.entry("eu", 0.1),
            Map.entry("gl", 0.2),
            Map.entry("ca", 0.3),
            Map.entry("sq", 0.2),
            Map.entry("is", 0.3),
            Map.entry("be", 0.2),
            Map.entry("mk", 0.2),
            Map.entry("ur", 0.3));

    private final List<KnownEncoding> encodings;
    private final double[][] weights;

    Reading(List<KnownEncoding> encodings, List<String> hints) {
        this.encodings = encodings;
        this.weights = new double[encodings.size()][Languages.ALL.size()];
        for (int e = 0; e < weights.length; e++) {
            for (int l = 0; l < weights[e].length; l++) {
                String code = Languages.ALL.get(l).code();
                boolean own = encodings.get(e).languages().isEmpty()
                        || encodings.get(e).languages().contains(code);
                boolean hinted = hints.contains(code) || hints.contains(code.substring(0, 2));
                weights[e][l] = RARE.getOrDefault(code, 1.0) * (own ? 1 : OTHER_LANGUAGE) * (hinted ? HINTED : 1);
            }
        }
    }

    /** @param escapes whether encodings that need escape characters are tried as well */
    Evidence read(TextValues.TextValue value, boolean escapes) {
        int n = encodings.size();
        Evidence evidence = new Evidence(new float[n], new float[n], new long[n], new boolean[n]);
        Map<Long, List<Plausibility.Word>> known = new HashMap<>();
        TextValues.TextValue judged = stretch(value);
        double random = random(judged.bytes());
        for (int e = 0; e < n; e++) {
            String text = encodings.get(e).escapes() && !escapes ? null : decode(encodings.get(e), value);
            if (text == null) {
                evidence.scores()[e] = Float.NaN;
                continue;
            }
            String part = judged == value ? text : decodeStretch(encodings.get(e), judged);
            if (part == null) {
                evidence.scores()[e] = Float.NaN;
                continue;
            }
            long hash = hash(text);
            evidence.texts()[e] = hash;
            evidence.lost()[e] = text.indexOf('\uFFFD') >= 0;
            score(evidence, e, known.computeIfAbsent(hash, h -> Plausibility.of(part)), random);
        }
        return evidence;
    }

    /** As much of a long value as tells enough, from its first word that matters, where there are spaces to cut at. */
    private static TextValues.TextValue stretch(TextValues.TextValue value) {
        byte[] bytes = value.bytes();
        if (bytes.length <= JUDGED) {
            return value;
        }
        int start = 0;
        while (start < bytes.length && bytes[start] >= 0 && bytes[start] != TextValues.ESCAPE) {
            start++;
        }
        start = afterSpace(bytes, start, 0);
        int most = Math.min(bytes.length, start + JUDGED);
        int end = most == bytes.length ? most : afterSpace(bytes, most, start);
        return new TextValues.TextValue(
                value.tag(), value.vr(), Arrays.copyOfRange(bytes, start, end > start ? end : most));
    }

    private static int afterSpace(byte[] bytes, int from, int least) {
        int at = from;
        while (at > least && bytes[at - 1] != ' ' && bytes[at - 1] != '\n' && bytes[at - 1] != '\r') {
            at--;
        }
        return at;
    }

    /** The stretch may end in the middle of a character. */
    private static String decodeStretch(KnownEncoding encoding, TextValues.TextValue stretch) {
        for (int cut = 0; cut < 4; cut++) {
            byte[] bytes = Arrays.copyOf(stretch.bytes(), Math.max(0, stretch.bytes().length - cut));
            String text = decode(encoding, new TextValues.TextValue(stretch.tag(), stretch.vr(), bytes));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static String decode(KnownEncoding encoding, TextValues.TextValue value) {
        if (encoding.encoding() instanceof QuietEncoding quiet) {
            String text = quiet.decodeOrNull(value.bytes());
            return text == null || text.indexOf(TextValues.ESCAPE) >= 0 ? null : text;
        }
        try {
            String text = encoding.encoding().decode(value.tag(), value.vr(), value.bytes());
            return text.indexOf(TextValues.ESCAPE) >= 0 ? null : text;
        } catch (MalformedTextException e) {
            return null;
        }
    }

    private void score(Evidence evidence, int e, List<Plausibility.Word> words, double random) {
        double score = 0;
        double worst = Double.POSITIVE_INFINITY;
        for (Plausibility.Word word : words) {
            double log = word.logOf(weights[e]);
            score += log;
            worst = Math.min(worst, log - random(word));
        }
        evidence.scores()[e] = (float) (score - random);
        evidence.worst()[e] = (float) worst;
    }

    private static double random(Plausibility.Word word) {
        return word.ascii() * RANDOM_LETTER + (word.narrow() + 2 * word.wide()) * RANDOM_BYTE;
    }

    /** The logarithm of the probability of the value if its bytes were random in words that are not ASCII. */
    static double random(byte[] bytes) {
        double log = 0;
        double letters = 0;
        boolean counts = false;
        for (byte b : bytes) {
            boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            if (b < 0 || b == TextValues.ESCAPE) {
                log += b < 0 ? RANDOM_BYTE : ESCAPE;
                counts = true;
            } else if (letter) {
                letters += RANDOM_LETTER;
            } else {
                log += counts ? letters : 0;
                letters = 0;
                counts = false;
            }
        }
        return log + (counts ? letters : 0);
    }

    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
