package io.cameldicom.toolkit.charset.inspect;

import java.util.Arrays;

/** A language whose letters are so few that each pair of them was counted. */
final class AlphabeticLanguage implements Language {
    /** A letter of the script that the language does not have, such as in a name from abroad. */
    private static final double FOREIGN = -11;

    /** Names have pairs of letters that the counted words do not: this share is for any letter after any other. */
    private static final double ANY_PAIR = 0.15;

    private static final double ANY_LETTER = 0.2;

    private final String code;
    private final Script script;
    private final byte[] index = new byte[0x2000];
    private final int size;
    private final float[] logs;

    /** @param counts runs of two letters and a digit, see the generator of letters.txt */
    AlphabeticLanguage(String code, String counts) {
        this.code = code;
        this.script = Script.of(counts.charAt(1));
        index[' '] = 1;
        int next = 2;
        for (int i = 0; i < counts.length(); i += 3) {
            if (index[counts.charAt(i)] == 0) {
                index[counts.charAt(i)] = (byte) next++;
            }
            if (index[counts.charAt(i + 1)] == 0) {
                index[counts.charAt(i + 1)] = (byte) next++;
            }
        }
        size = next;
        logs = new float[size * size];
        learn(counts);
    }

    private void learn(String counts) {
        double[] pairs = new double[size * size];
        double[] before = new double[size];
        double[] letter = new double[size];
        double all = 0;
        for (int i = 0; i < counts.length(); i += 3) {
            double n = Math.pow(2, Character.digit(counts.charAt(i + 2), 36) / 2.0);
            int a = index[counts.charAt(i)];
            int b = index[counts.charAt(i + 1)];
            pairs[a * size + b] += n;
            before[a] += n;
            letter[b] += n;
            all += n;
        }
        double letters = all;
        double[] single = Arrays.stream(letter)
                .map(n -> (1 - ANY_LETTER) * n / letters + ANY_LETTER / size)
                .toArray();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double pair = before[a] == 0 ? single[b] : pairs[a * size + b] / before[a];
                double p = (1 - ANY_PAIR) * pair + ANY_PAIR * single[b];
                logs[a * size + b] = (float) Math.log(p);
            }
        }
        for (int b = 0; b < size; b++) {
            logs[b] = (float) Math.log(single[b]);
        }
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean has(Script letters) {
        return letters == script;
    }

    @Override
    public double logOf(char before, char letter) {
        int b = letter < index.length ? index[letter] : 0;
        int a = before < index.length ? index[before] : 0;
        return b == 0 ? FOREIGN : logs[a * size + b];
    }
}
