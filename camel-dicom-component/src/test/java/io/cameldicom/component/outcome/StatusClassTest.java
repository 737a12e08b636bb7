package io.cameldicom.component.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusClassTest {
    @ParameterizedTest
    @CsvSource({
        "0000, success",
        "0001, warning",
        "0107, warning",
        "B000, warning",
        "BFFF, warning",
        "A700, out-of-resources",
        "A7FF, out-of-resources",
        "0213, out-of-resources",
        "A900, data-set-mismatch",
        "C000, cannot-understand",
        "CFFF, cannot-understand",
        "0111, duplicate-instance",
        "0110, other-failure",
        "0122, other-failure",
        "A800, other-failure",
        "FFFF, other-failure"
    })
    void isThatOfTheStandard(String status, String expected) {
        assertThat(StatusClass.of(Integer.parseInt(status, 16)).word()).isEqualTo(expected);
    }
}
