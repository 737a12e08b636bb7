package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.cameldicom.component.destination.Latencies.Percentiles;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private static final Percentiles NONE =
            new Percentiles(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private final AtomicLong nanoTime = new AtomicLong();
    private final Latencies latencies = new Latencies(nanoTime::get);

    private void pass(long seconds) {
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static void assertMillis(Duration actual, long expected) {
        assertThat((double) actual.toNanos()).isCloseTo(expected * 1e6, withinPercentage(1.0));
    }

    @Test
    void areZeroWhereThereAreNone() {
        assertThat(latencies.percentiles()).isEqualTo(NONE);
    }

    @Test
    void areThoseOfAHundredAnswers() {
        for (int millis = 1; millis <= 100; millis++) {
            latencies.record(Duration.ofMillis(millis));
            pass(1);
        }

        Percentiles percentiles = latencies.percentiles();

        assertThat(percentiles.count()).isEqualTo(100);
        assertMillis(percentiles.p50(), 50);
        assertMillis(percentiles.p95(), 95);
        assertMillis(percentiles.p99(), 99);
        assertMillis(percentiles.maximum(), 100);
        assertThat(latencies.percentiles()).as("looking changes nothing").isEqualTo(percentiles);
    }

    @Test
    void areOfNowAndNotOfLastWeek() {
        latencies.record(Duration.ofSeconds(30));
        pass(Duration.ofDays(7).toSeconds());
        latencies.record(Duration.ofMillis(20));

        assertThat(latencies.percentiles().count()).isEqualTo(1);
        assertMillis(latencies.percentiles().maximum(), 20);
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 301, 330, 3000})
    void forgetWhatIsOlderThanFiveMinutes(long seconds) {
        latencies.record(Duration.ofMillis(20));
        assertThat(latencies.percentiles().count()).isEqualTo(1);

        pass(seconds);

        assertThat(latencies.percentiles()).isEqualTo(NONE);
    }

    @Test
    void keepWhatIsYoungerThanFourAndAHalf() {
        pass(29);
        latencies.record(Duration.ofMillis(20));
        pass(270);

        assertThat(latencies.percentiles().count()).isEqualTo(1);
    }

    @Test
    void boundWhatTheyTake() {
        latencies.record(Duration.ofDays(3));
        latencies.record(Duration.ofNanos(-1));

        assertThat(latencies.percentiles().count()).isEqualTo(2);
        assertMillis(latencies.percentiles().maximum(), Duration.ofHours(1).toMillis());
        assertThat(latencies.percentiles().p50()).isZero();
    }
}
