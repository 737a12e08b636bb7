package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.options.OptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetReportRunTest {
    @ParameterizedTest
    @ValueSource(strings = {"off", "default", "inspect", "Repair", ""})
    void refusesAModeOfWhichItWouldTellAnotherOne(String mode) {
        assertThatThrownBy(() -> CharsetReportRun.edit(mode))
                .isInstanceOf(OptionException.class)
                .hasMessage("--mode: '" + mode + "' (expected: one of relabel, convert, repair)");
    }

    @Test
    void takesAModeThatChangesText() {
        assertThat(CharsetReportRun.edit("convert")).isEqualTo("convert");
        assertThat(CharsetReportRun.edit(null)).isNull();
    }
}
