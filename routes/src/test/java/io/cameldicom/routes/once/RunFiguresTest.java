package io.cameldicom.routes.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFiguresTest {
    private static final RunFigures HALF =
            new RunFigures(500, Optional.of(1000L), 3, 1, 12_340_000, Optional.of(Duration.ofSeconds(72)));
    private static final String WORDS = "500 of 1000 files, 3 failing, 1 quarantined, 12.3 MB/s, 1:12 left";

    @Test
    void tellsOfFilesFailuresRateAndTime() {
        assertThat(HALF.line(120)).isEqualTo("[" + "=".repeat(20) + " ".repeat(20) + "] " + WORDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20, 30, 40, 60, 79, 120})
    void fitsIntoAnyWidth(int width) {
        assertThat(HALF.line(width)).hasSizeLessThanOrEqualTo(width);
        assertThat(HALF.line(width).contains(WORDS.substring(0, Math.min(width, 17))))
                .isTrue();
    }

    @Test
    void leavesOutTheBarFirstAndThenWordsFromTheRight() {
        assertThat(HALF.line(70)).isEqualTo(WORDS);
        assertThat(HALF.line(60)).isEqualTo("500 of 1000 files, 3 failing, 1 quarantined, 12.3 MB/s");
        assertThat(HALF.line(20)).isEqualTo("500 of 1000 files");
    }

    @Test
    void promisesNothingBeforeTheFilesAreCounted() {
        RunFigures uncounted = new RunFigures(5, Optional.empty(), 0, 0, 0, Optional.empty());

        assertThat(uncounted.line(79)).isEqualTo("5 files, 0.0 MB/s");
    }

    @Test
    void neverShowsMoreThanAll() {
        RunFigures grown = new RunFigures(12, Optional.of(10L), 0, 0, 0, Optional.of(Duration.ofHours(2)));

        assertThat(grown.line(79)).endsWith("12 of 12 files, 0.0 MB/s").doesNotContain("left");
    }
}
