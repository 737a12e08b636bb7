package io.cameldicom.toolkit.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UidTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2.840.10008.1.2", "2.25.329800735698586629295641978511506172918", "1.02.3"})
    void acceptsDigitsInComponentsPartedByDots(String uid) {
        assertThat(Uid.isValid(uid)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", ".", ".1", "1.", "1..2", "1.2 ", " 1.2", "1.2\0", "1.a", "../../etc/passwd", "1/2", "1.٣"})
    void refusesEverythingElse(String uid) {
        assertThat(Uid.isValid(uid)).isFalse();
    }

    @Test
    void refusesMoreThan64Characters() {
        assertThat(Uid.isValid("1".repeat(64))).isTrue();
        assertThat(Uid.isValid("1".repeat(65))).isFalse();
    }
}
