package io.cameldicom.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    @ParameterizedTest
    @EnumSource
    void knowsACauseForEachProblemOfAFile(Problem problem) {
        assertThat(Verdict.of(problem).nextStep()).isNotBlank();
    }

    @Test
    void namesCausesAsScriptsKnowThem() {
        assertThat(Verdict.causes()).contains("not-dicom", "no-presentation-context", "refused", "duplicate", "route");
    }
}
