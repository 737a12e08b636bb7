package io.cameldicom.toolkit.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferSyntaxTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2,      false, false, false, false",
        "1.2.840.10008.1.2.1,    true,  false, false, false",
        "1.2.840.10008.1.2.1.99, true,  false, true,  false",
        "1.2.840.10008.1.2.2,    true,  true,  false, false",
        "1.2.840.10008.1.2.4.70, true,  false, false, true",
        "1.2.840.10008.1.2.4.95, true,  false, true,  false",
        "1.2.840.10008.1.2.4.203,true,  false, false, true",
        "1.2.840.10008.1.2.5,    true,  false, false, true",
        "1.2.840.10008.1.2.8.1,  true,  false, false, true",
        "1.2.840.113619.5.2,     false, false, false, false"
    })
    void knowsHowDataSetsAreEncoded(
            String uid, boolean explicit, boolean bigEndian, boolean deflated, boolean encapsulated) {
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow();

        assertThat(syntax.isExplicitVr()).isEqualTo(explicit);
        assertThat(syntax.isBigEndian()).isEqualTo(bigEndian);
        assertThat(syntax.isDeflated()).isEqualTo(deflated);
        assertThat(syntax.isEncapsulated()).isEqualTo(encapsulated);
    }

    @Test
    void keepsThePixelsOfGePrivateBigEndianApart() {
        assertThat(TransferSyntax.GE_PRIVATE_BIG_ENDIAN_PIXELS.encoding())
                .isEqualTo(TransferSyntax.Encoding.GE_PRIVATE);
    }

    @Test
    void doesNotKnowOthers() {
        assertThat(TransferSyntax.of("1.2.3.4.5")).isEmpty();
        assertThat(TransferSyntax.of("1.2.840.10008.1.2.6.1")).isEmpty();
    }

    @Test
    void listsValidUidsOnly() {
        assertThat(TransferSyntax.all()).hasSizeGreaterThan(50).allMatch(syntax -> Uid.isValid(syntax.uid()));
    }
}
