package io.cameldicom.toolkit.charset.inspect;

import java.util.Map;

/** What the values of a study spoke for, each counted once. Holds no text; bounded in studies and in values. Thread-safe. */
final class StudyMemory {
    private static final int STUDIES = 256;
    private static final int VALUES = 64;
    /** What other objects can add at most, so that none of them decides. */
    private static final double MOST = 2;

    private static final double SHARE = 0.3;
    private static final float UNREADABLE = -10;

    private static final class Study {
        private final Map<ValueKey, float[]> values = new RecentlyUsed<>(VALUES);
        private int version;
    }

    private final Map<String, Study> studies = new RecentlyUsed<>(STUDIES);

    /** What the study speaks for beside {@code values}, per encoding: at most {@link #MOST} between the best and the rest. */
    synchronized double[] besides(String study, Map<ValueKey, Evidence> values, int encodings) {
        double[] sums = new double[encodings];
        Study seen = studies.get(study);
        if (seen == null) {
            return sums;
        }
        seen.values.forEach((key, scores) -> {
            if (!values.containsKey(key)) {
                for (int e = 0; e < encodings; e++) {
                    sums[e] += SHARE * (Float.isNaN(scores[e]) ? UNREADABLE : scores[e]);
                }
            }
        });
        double best = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            best = Math.max(best, sum);
        }
        for (int e = 0; e < encodings; e++) {
            sums[e] = Math.max(sums[e] - best, -MOST);
        }
        return sums;
    }

    synchronized void add(String study, Map<ValueKey, Evidence> values) {
        Study seen = studies.computeIfAbsent(study, s -> new Study());
        values.forEach((key, evidence) -> {
            if (seen.values.put(key, evidence.scores()) == null) {
                seen.version++;
            }
        });
    }

    /** Grows with each new value of the study; 0 where nothing is known of it. */
    synchronized int version(String study) {
        Study seen = studies.get(study);
        return seen == null ? 0 : seen.version;
    }
}
