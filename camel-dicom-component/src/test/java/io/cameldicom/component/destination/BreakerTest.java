package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private double random = 0.5;
    private Breaker breaker = breaker(3);

    private Breaker breaker(int threshold) {
        BreakerOptions options = new BreakerOptions(threshold, Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new Breaker(options, new SteppedClock(), () -> random);
    }

    @Test
    void opensAtTheThresholdAndTellsOnce() {
        assertThat(fail()).isFalse();
        assertThat(fail()).isFalse();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.since()).isEqualTo(START);

        now = START.plusSeconds(7);
        assertThat(breaker.failed("refused again", false)).isTrue();

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.since()).isEqualTo(START.plusSeconds(7));
        assertThat(breaker.lastFailure()).isEqualTo("refused again");
        now = START.plusSeconds(8);
        assertThat(breaker.failed("under way when it opened", false)).isFalse();
        assertThat(breaker.since()).isEqualTo(START.plusSeconds(7));
        assertThat(breaker.lastFailure()).isEqualTo("under way when it opened");
    }

    @Test
    void countsFailuresInARowOnly() {
        fail();
        fail();
        assertThat(breaker.accepted()).isFalse();
        fail();
        fail();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(fail()).isTrue();
    }

    @Test
    void neverOpensWhileAnotherAssociationIsOpen() {
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.failed("local limit exceeded", true)).isFalse();
        }
        assertThat(breaker.isOpen()).isFalse();
        fail();
        fail();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void opensAtTheFirstFailureWhereThatIsTheThreshold() {
        breaker = breaker(1);

        assertThat(fail()).isTrue();
        assertThat(breaker.answered()).isTrue();
        assertThat(fail()).isTrue();
    }

    @Test
    void neverOpensWhereItIsOff() {
        breaker = breaker(0);
        for (int i = 0; i < 10; i++) {
            assertThat(fail()).isFalse();
        }
        assertThat(breaker.answered()).isFalse();
        assertThat(fail()).isFalse();
    }

    @Test
    void closesWhenAnAssociationOpensAfterAllAndCountsAnew() {
        open();
        now = START.plusSeconds(9);

        assertThat(breaker.accepted()).isTrue();

        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.since()).isEqualTo(START.plusSeconds(9));
        assertThat(breaker.accepted()).isFalse();
        fail();
        fail();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void closedByAQuestionOpensAtTheNextFailureUntilAnObjectIsLetIn() {
        open();
        assertThat(breaker.answered()).isTrue();
        assertThat(breaker.answered()).isFalse();
        assertThat(fail()).isTrue();

        assertThat(breaker.answered()).isTrue();
        assertThat(breaker.accepted()).isFalse();
        fail();
        fail();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(fail()).isTrue();
    }

    @Test
    void aQuestionNeverOpensItNorCounts() {
        for (int i = 0; i < 10; i++) {
            breaker.unanswered("refused", true);
            assertThat(breaker.answered()).isFalse();
        }
        fail();
        fail();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(fail()).isTrue();
        breaker.unanswered("still refused", false);
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.lastFailure()).isEqualTo("still refused");
    }

    @Test
    void letsOneObjectTryAfterEachQuestionThatThePeerItselfRefused() {
        open();
        assertThat(breaker.pass()).isFalse();
        breaker.unanswered("connection refused", false);
        assertThat(breaker.isPassable()).isFalse();

        breaker.unanswered("rejected", true);
        assertThat(breaker.isPassable()).isTrue();
        assertThat(breaker.pass()).isTrue();
        assertThat(breaker.pass()).isFalse();
        fail();
        assertThat(breaker.isPassable()).isFalse();

        breaker.unanswered("rejected", true);
        assertThat(breaker.pass()).isTrue();
        assertThat(breaker.accepted()).isTrue();
        assertThat(breaker.pass()).isTrue();
        assertThat(breaker.pass()).isTrue();
    }

    @Test
    void asksAfterPausesThatGrowUntilAnObjectIsLetIn() {
        assertThat(pauses(5)).containsExactly(1000L, 2000L, 4000L, 5000L, 5000L);
        open();
        breaker.answered();
        assertThat(pauses(1)).containsExactly(5000L);
        breaker.accepted();
        assertThat(pauses(2)).containsExactly(1000L, 2000L);
    }

    @Test
    void spreadsThePauses() {
        random = 0;
        assertThat(pauses(1)).containsExactly(800L);
        random = 1;
        assertThat(pauses(1)).containsExactly(2400L);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, PT1S, PT5S, breakerThreshold: -1 (expected: 0 or more)",
        "3, PT0S, PT5S, breakerPause: PT0S (expected: longer than zero)",
        "3, PT6S, PT5S, 'breakerMaximumPause: PT5S (expected: breakerPause, PT6S, or longer)'"
    })
    void refusesOptionsThatMakeNoSense(int threshold, Duration pause, Duration maximum, String message) {
        assertThatThrownBy(() -> new BreakerOptions(threshold, pause, maximum)).hasMessage(message);
    }

    private boolean fail() {
        return breaker.failed("refused", false);
    }

    private void open() {
        while (!breaker.isOpen()) {
            fail();
        }
    }

    private Stream<Long> pauses(int number) {
        return Stream.generate(() -> breaker.nextPause().toMillis()).limit(number).toList().stream();
    }

    private final class SteppedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
