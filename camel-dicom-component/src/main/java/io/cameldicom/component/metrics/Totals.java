package io.cameldicom.component.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Things of one name, such as destinations of one address that differ in their options, as one: counters are added up, and
 * do not fall when one of several goes.
 */
final class Totals<T> {
    /** A counter of each. */
    final class Total {
        private final ToDoubleFunction<T> count;
        private double before;

        private Total(ToDoubleFunction<T> count) {
            this.count = count;
        }

        double value() {
            synchronized (Totals.this) {
                return before + present.stream().mapToDouble(count).sum();
            }
        }
    }

    private final List<T> present = new CopyOnWriteArrayList<>();
    private final List<Total> totals = new ArrayList<>();

    synchronized Total total(ToDoubleFunction<T> count) {
        Total total = new Total(count);
        totals.add(total);
        return total;
    }

    synchronized void add(T one) {
        present.add(one);
    }

    /** Its counts stay. */
    synchronized void remove(T one) {
        if (present.remove(one)) {
            totals.forEach(total -> total.before += total.count.applyAsDouble(one));
        }
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    double sum(ToDoubleFunction<T> value) {
        return present.stream().mapToDouble(value).sum();
    }

    /** The greatest; not a number where there is none. */
    double greatest(ToDoubleFunction<T> value) {
        return numbers(value).max().orElse(Double.NaN);
    }

    /** The smallest; not a number where there is none. */
    double smallest(ToDoubleFunction<T> value) {
        return numbers(value).min().orElse(Double.NaN);
    }

    private DoubleStream numbers(ToDoubleFunction<T> value) {
        return present.stream().mapToDouble(value).filter(number -> !Double.isNaN(number));
    }
}
