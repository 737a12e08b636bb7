package io.cameldicom.component.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private final Totals<AtomicLong> totals = new Totals<>();
    private final Totals<AtomicLong>.Total total = totals.total(AtomicLong::doubleValue);

    @Test
    void addsUpAndDoesNotFallWhenOneGoes() {
        AtomicLong first = new AtomicLong(3);
        AtomicLong second = new AtomicLong(4);
        totals.add(first);
        totals.add(second);
        assertThat(total.value()).isEqualTo(7);

        totals.remove(first);
        assertThat(total.value()).isEqualTo(7);
        assertThat(totals.isEmpty()).isFalse();

        second.set(10);
        totals.remove(second);
        totals.remove(second);
        assertThat(total.value()).isEqualTo(13);
        assertThat(totals.isEmpty()).isTrue();
    }

    @Test
    void knowsTheGreatestAndTheSmallestOfThoseThatHaveAValue() {
        assertThat(totals.greatest(AtomicLong::doubleValue)).isNaN();
        totals.add(new AtomicLong(-1));
        totals.add(new AtomicLong(5));
        totals.add(new AtomicLong(9));

        assertThat(totals.greatest(one -> one.get() < 0 ? Double.NaN : one.get()))
                .isEqualTo(9);
        assertThat(totals.smallest(one -> one.get() < 0 ? Double.NaN : one.get()))
                .isEqualTo(5);
        assertThat(totals.sum(AtomicLong::doubleValue)).isEqualTo(13);
    }
}
