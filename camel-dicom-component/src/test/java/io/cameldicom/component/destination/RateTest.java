package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(100));
    private final Rate rate = new Rate(nanoTime::get);

    private void pass(long seconds) {
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void isZeroBeforeTheFirstSecondIsOver() {
        rate.add(10);

        assertThat(rate.lastMinute()).isZero();
        assertThat(rate.last5Minutes()).isZero();
        assertThat(rate.total()).isEqualTo(10);
    }

    @Test
    void isTheMeanOfAllSecondsWhereTheseAreFewerThanAsked() {
        rate.add(30);
        pass(10);

        assertThat(rate.lastMinute()).isEqualTo(3);
        assertThat(rate.last5Minutes()).isEqualTo(3);
    }

    @Test
    void countsNoSecondThatIsNotOver() {
        pass(60);
        rate.add(60);

        assertThat(rate.lastMinute()).isZero();
        pass(1);
        assertThat(rate.lastMinute()).isEqualTo(1);
    }

    @Test
    void tellsTheLastMinuteFromTheLastFive() {
        pass(300);
        rate.add(600);
        pass(60);
        assertThat(rate.lastMinute()).isEqualTo(10);
        pass(1);

        assertThat(rate.lastMinute()).isZero();
        assertThat(rate.last5Minutes()).isEqualTo(2);
        pass(240);
        assertThat(rate.last5Minutes()).isZero();
    }

    @Test
    void isSteadyWhereTheSameComesEachSecond() {
        for (int second = 0; second < 1000; second++) {
            rate.add(7);
            pass(1);
        }

        assertThat(rate.lastMinute()).isEqualTo(7);
        assertThat(rate.last5Minutes()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 302, 600, 601, 602, 100_000, 40L * 365 * 86_400})
    void goesToZeroHoweverLongNobodyLooks(long seconds) {
        pass(17);
        rate.add(1000);
        pass(seconds);

        assertThat(rate.lastMinute()).isZero();
        assertThat(rate.last5Minutes()).isZero();
        assertThat(rate.total()).isEqualTo(1000);
        rate.add(60);
        pass(1);
        assertThat(rate.lastMinute()).isEqualTo(1);
    }
}
