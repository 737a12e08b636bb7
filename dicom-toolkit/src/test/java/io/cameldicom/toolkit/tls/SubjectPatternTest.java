package io.cameldicom.toolkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.CertificateAuthority;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternTest {
    private static final CertificateAuthority CA = new CertificateAuthority("CN=Test CA");
    private static final X509Certificate CT1 = CA.issue(
                    "CN=CT1,OU=Radiology,O=Hospital", List.of("ct1.example.org", "10.1.2.3"))
            .certificate();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CN=CT1,OU=Radiology,O=Hospital | true
            cn=ct1,ou=radiology,o=hospital | true
            CN=CT1                         | true
            CN=CT*                         | true
            OU=Radiology                   | true
            CN=*,O=Hospital                | true
            DNS:ct1.example.org            | true
            DNS:*.example.org              | true
            IP:10.1.2.3                    | true
            CN=CT                          | false
            CN=T1                          | false
            CN=CT1,O=Hospital              | false
            CN=CT.                         | false
            DNS:example.org                | false
            IP:10.1.2.*4                   | false
            O=Test*                        | false
            """)
    void matchesTheSubjectAPartOfItOrAnAlternativeName(String pattern, boolean matches) {
        assertThat(new SubjectPattern(pattern).matches(CT1)).isEqualTo(matches);
    }

    @Test
    void isNotMisledByACommaInAName() {
        X509Certificate misleading = CA.issue("CN=foo\\,CN=CT1,O=Elsewhere").certificate();

        assertThat(new SubjectPattern("CN=CT1").matches(misleading)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "CT1", "ct1.example.org", "CN="})
    void refusesWhatIsNoSubject(String text) {
        assertThatThrownBy(() -> new SubjectPattern(text))
                .hasMessageStartingWith("certificate subject: '" + text + "' (expected: ");
    }
}
