package io.cameldicom.toolkit.charset.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionOptionsTest {
    @Test
    void refusesALanguageWhoseLettersNobodyKnowsAndListsTheOthers() {
        assertThat(InspectionOptions.knownLanguages()).contains("de", "el", "ru", "ja", "zh-TW");
        assertThatThrownBy(() -> new InspectionOptions(List.of("de", "no"), SpecificCharacterSet.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("language: 'no' (expected: one of ")
                .hasMessageContaining("nb, ");
    }
}
