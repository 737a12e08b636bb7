package io.cameldicom.component.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0000, DONE, success",
        "0107, DONE_WITH_WARNING, attribute list error",
        "0116, DONE_WITH_WARNING, attribute value out of range",
        "B00A, DONE_WITH_WARNING, warning",
        "0106, PERMANENT, invalid attribute value",
        "0110, TRANSIENT, processing failure",
        "0111, DUPLICATE, duplicate SOP instance",
        "0112, PERMANENT, no such SOP instance",
        "0120, PERMANENT, missing attribute",
        "0121, PERMANENT, missing attribute value",
        "0122, PERMANENT, SOP class not supported",
        "0124, PERMANENT, not authorised",
        "0131, TRANSIENT, duplicate Transaction UID",
        "0213, TRANSIENT, resource limitation",
        "A700, TRANSIENT, out of resources",
        "C123, PERMANENT, does not define"
    })
    void saysWhatAStatusMeans(String code, Outcome outcome, String meaning) {
        int status = Integer.parseInt(code, 16);

        assertThat(NormalizedStatus.byDefault(status)).isEqualTo(outcome);
        assertThat(NormalizedStatus.meaning(status)).contains(meaning);
    }
}
