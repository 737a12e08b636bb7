package io.cameldicom.routes.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneId.of("Europe/Vienna"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-23T23:00:00Z",
        "2026-11-24T08:30, 2026-11-24T07:30:00Z",
        "2026-11-24T08:30:00Z, 2026-11-24T08:30:00Z",
        "90m, 2026-11-24T09:30:00Z",
        "2h, 2026-11-24T09:00:00Z",
        "3d, 2026-11-21T11:00:00Z",
    })
    void readsDatesTimesAndSpans(String text, Instant expected) {
        assertThat(Since.parse(text, NOON)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "24.11.2026", "2026-13-01", "-2h"})
    void saysWhatItExpects(String text) {
        assertThatThrownBy(() -> Since.parse(text, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("expected: a date such as");
    }
}
