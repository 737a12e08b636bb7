package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs what all values of an object speak for against what is known before. */
final class Posterior {
    /** Words are no independent evidence: what is odd of one is odd of the next. */
    static final double TEMPER = 0.6;

    /** What is known of languages is little; without this, one word in a hundred was read wrongly with confidence. */
    private static final double CAUTION = 0.75;

    static final double DECLARED = 7;
    private static final double FALLBACK = 1;
    private static final double NONSENSE = -6;
    private static final double MIXTURE = -3;
    private static final double SWITCH = -10;
    private static final double SWITCH_TO_UTF_8 = -3;
    private static final double SENSELESS_VALUE = -12;
    private static final SpecificCharacterSet UTF_8 = SpecificCharacterSet.of("ISO_IR 192");
    private static final double LEAST = 0.01;
    private static final int MOST = 24;

    /**
     * Encodings that read all values as the same text.
     *
     * @param members indexes, the best first
     */
    record Group(List<Integer> members, double confidence, double score) {}

    private final List<KnownEncoding> encodings;
    private final List<Evidence> values;
    private final int declared;
    private final int fallback;
    private final double[] study;

    /**
     * @param declared index of the declared encoding; -1 where there is none
     * @param study what other objects of the study speak for, per encoding
     */
    Posterior(List<KnownEncoding> encodings, List<Evidence> values, int declared, int fallback, double[] study) {
        this.encodings = encodings;
        this.values = values;
        this.declared = declared;
        this.fallback = fallback;
        this.study = study;
    }

    private double prior(int e) {
        if (e == declared) {
            return DECLARED;
        }
        return e == fallback ? FALLBACK : encodings.get(e).prior();
    }

    private double score(int e) {
        double sum = 0;
        for (Evidence value : values) {
            sum += value.scores()[e];
        }
        return prior(e) + TEMPER * sum + study[e];
    }

    /** Most likely first; only those that read all values, and that are likely enough to be told. */
    List<Group> groups() {
        Map<Long, List<Integer>> members = new HashMap<>();
        for (int e = 0; e < encodings.size(); e++) {
            if (readable(e)) {
                members.computeIfAbsent(text(e), t -> new ArrayList<>()).add(e);
            }
        }
        double mixture = mixture();
        double most = Math.max(NONSENSE, mixture);
        Map<List<Integer>, Double> scores = new HashMap<>();
        for (List<Integer> group : members.values()) {
            double score = group.stream().mapToDouble(this::score).max().orElseThrow();
            scores.put(group, score);
            most = Math.max(most, score);
        }
        double sum = weight(NONSENSE - most) + weight(mixture - most);
        for (double score : scores.values()) {
            sum += weight(score - most);
        }
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<List<Integer>, Double> group : scores.entrySet()) {
            double confidence = weight(group.getValue() - most) / sum;
            if (confidence >= LEAST && groups.size() < MOST) {
                List<Integer> sorted = group.getKey().stream()
                        .sorted(Comparator.comparingInt(e -> e == declared ? -2 : e == fallback ? -1 : e))
                        .toList();
                groups.add(new Group(sorted, confidence, group.getValue()));
            }
        }
        groups.sort(Comparator.comparingDouble(Group::confidence).reversed());
        return groups;
    }

    private static double weight(double score) {
        return Math.exp(CAUTION * score);
    }

    private boolean readable(int e) {
        for (Evidence value : values) {
            if (!value.readable(e)) {
                return false;
            }
        }
        return true;
    }

    private long text(int e) {
        long hash = 1;
        for (Evidence value : values) {
            hash = hash * 0x9E3779B97F4A7C15L + value.texts()[e];
            hash ^= hash >>> 31;
        }
        return hash;
    }

    /** That some values are in one encoding and some in another; minus infinity where none would gain. */
    private double mixture() {
        double best = Double.NEGATIVE_INFINITY;
        if (values.size() < 2) {
            return best;
        }
        double[] others = others();
        for (int e = 0; e < encodings.size(); e++) {
            double sum = 0;
            boolean switched = false;
            for (int v = 0; v < others.length; v++) {
                Evidence value = values.get(v);
                double own = value.readable(e) ? value.scores()[e] : Double.NEGATIVE_INFINITY;
                switched |= others[v] > own;
                sum += Math.max(own, others[v]);
            }
            if (switched) {
                best = Math.max(best, Math.min(prior(e), FALLBACK) + MIXTURE + TEMPER * sum);
            }
        }
        return best;
    }

    /** Of the best encoding of each value; multi-byte UTF-8 is hardly ever found by chance. */
    private double[] others() {
        double[] most = new double[values.size()];
        Arrays.fill(most, SENSELESS_VALUE);
        for (int e = 0; e < encodings.size(); e++) {
            double penalty = encodings.get(e).encoding().equals(UTF_8) ? SWITCH_TO_UTF_8 : SWITCH;
            for (int v = 0; v < most.length; v++) {
                Evidence value = values.get(v);
                most[v] = value.readable(e) ? Math.max(most[v], value.scores()[e] + penalty) : most[v];
            }
        }
        return most;
    }
}
