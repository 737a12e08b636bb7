package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final Rates rates = new Rates();

    private void lookEachSecond(int from, int to, long perSecond) {
        for (int second = from; second <= to; second++) {
            rates.look(
                    Duration.ofSeconds(second).toNanos() + Long.MAX_VALUE - 1_000_000_000L,
                    second * perSecond,
                    second * perSecond * 1000);
        }
    }

    @Test
    void isNothingBeforeThereAreTwoLooks() {
        assertThat(rates.history()).isEmpty();
        lookEachSecond(0, 0, 7);
        assertThat(rates.objectsPerSecond()).isZero();
        assertThat(rates.history()).isEmpty();
    }

    @Test
    void tellsThePaceOfNowAlsoWhereTheClockWraps() {
        lookEachSecond(0, 40, 7);

        assertThat(rates.objectsPerSecond()).isCloseTo(7, within(0.001));
        assertThat(rates.bytesPerSecond()).isCloseTo(7000, within(0.001));
        assertThat(rates.history())
                .hasSize(8)
                .allSatisfy(rate -> assertThat(rate).isCloseTo(7, within(0.001)));
    }

    @Test
    void falls() {
        lookEachSecond(0, 30, 7);
        for (int second = 31; second < 60; second++) {
            rates.look(Duration.ofSeconds(second).toNanos() + Long.MAX_VALUE - 1_000_000_000L, 210, 210_000);
        }

        assertThat(rates.objectsPerSecond()).isZero();
        assertThat(rates.history()).contains(0.0).anyMatch(rate -> rate > 6);
    }

    @Test
    void remembersFiveMinutes() {
        lookEachSecond(0, 2000, 3);

        assertThat(rates.history()).hasSize(Rates.STEPS);
    }
}
