package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static String plain(String words) {
        return words.replace('\u00A0', ' ');
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "999499, 999 kB",
        "999600, 1.0 MB",
        "1234567, 1.2 MB",
        "250000000000, 250 GB"
    })
    void tellsBytes(double bytes, String words) {
        assertThat(plain(Words.bytes(bytes))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.014, 0.01", "0.5, 0.5", "9.94, 9.9", "9.96, 10", "250.4, 250"})
    void tellsRates(double rate, String words) {
        assertThat(Words.perSecond(rate)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 s",
        "1, 10 s",
        "41, 50 s",
        "59, 60 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "7800, 2 h 10 min",
        "172800, 2 days"
    })
    void tellsTimes(long seconds, String words) {
        assertThat(plain(Words.about(Duration.ofSeconds(seconds)))).isEqualTo(words);
    }

    @Test
    void groupsThousands() {
        assertThat(plain(Words.files(1))).isEqualTo("1 file");
        assertThat(plain(Words.files(1_234_567))).isEqualTo("1 234 567 files");
    }

    @Test
    void saysTheDayUnlessItIsToday() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");

        assertThat(Words.time(now.minus(Duration.ofSeconds(5)), now).text()).doesNotContain(">2026");
        assertThat(Words.time(now.minus(Duration.ofDays(3)), now).text()).contains(">2026-11-25 ");
    }
}
