package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,         10.1.2.3,    true",
        "10.1.2.3,         10.1.2.4,    false",
        "10.1.0.0/16,      10.1.255.9,  true",
        "10.1.0.0/16,      10.2.0.0,    false",
        "10.1.2.128/25,    10.1.2.127,  false",
        "10.1.2.128/25,    10.1.2.200,  true",
        "0.0.0.0/0,        192.0.2.1,   true",
        "0.0.0.0/0,        ::1,         false",
        "::1,              0:0:0:0:0:0:0:1, true",
        "fd00::/8,         fdab::1,     true",
        "fd00::/8,         fe80::1,     false",
        "::ffff:10.1.2.3,  10.1.2.3,    true"
    })
    void containsWhatBeginsWithTheSameBits(String range, String address, boolean contained)
            throws UnknownHostException {
        assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pacs",
                "localhost",
                "10.1.2.3/33",
                "10.1.2.3/-1",
                "10.1.2.3/x",
                "::1/129",
                "10.1.2.256",
                "10.1",
                "10.1/16",
                "167772161"
            })
    void looksNoNameUp(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("address: '" + text + "' (expected: ");
    }
}
