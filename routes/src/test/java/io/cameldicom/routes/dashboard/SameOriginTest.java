package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, -, true",
                "same-origin, https://pacs.example, 127.0.0.1:9876, true",
                "cross-site, http://localhost:9876, localhost:9876, false",
                "same-site, http://localhost:9876, localhost:9876, false",
                "none, http://localhost:9876, localhost:9876, false",
                "-, http://localhost:9876, localhost:9876, true",
                "-, http://LOCALHOST:9876, localhost:9876, true",
                "-, https://dicom.example, dicom.example, true",
                "-, http://localhost:9877, localhost:9876, false",
                "-, http://evil.example, localhost:9876, false",
                "-, http://localhost:9876.evil.example, localhost:9876, false",
                "-, null, localhost:9876, false",
                "-, http://[, localhost:9876, false",
                "-, -, localhost:9876, false",
                "-, http://localhost:9876, -, false",
            })
    void takesWhatCameFromThePageItself(String fetchSite, String origin, String host, boolean expected) {
        assertThat(SameOrigin.holds(fetchSite, origin, host)).isEqualTo(expected);
    }
}
