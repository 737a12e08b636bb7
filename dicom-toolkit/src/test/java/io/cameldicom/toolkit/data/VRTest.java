package io.cameldicom.toolkit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VRTest {
    @Test
    void findsEveryVrByItsLetters() {
        for (VR vr : VR.values()) {
            assertThat(VR.of(vr.name().charAt(0), vr.name().charAt(1))).isSameAs(vr);
            assertThat(VR.of(vr.name())).contains(vr);
        }
        assertThat(VR.values()).hasSize(34);
    }

    @Test
    void knowsNoOtherLetters() {
        assertThat(VR.of('Z', 'Z')).isNull();
        assertThat(VR.of('?', '?')).isNull();
        assertThat(VR.of(0, 0)).isNull();
        assertThat(VR.of("PNX")).isEmpty();
    }

    /** PS3.5 §7.1.2: the VRs of table 7.1-1, the others have a 16-bit length. */
    @Test
    void writesLongLengthsForTheVrsOfTheStandard() {
        assertThat(Arrays.stream(VR.values()).filter(VR::hasLongLength))
                .containsExactlyInAnyOrder(
                        VR.OB, VR.OD, VR.OF, VR.OL, VR.OV, VR.OW, VR.SQ, VR.SV, VR.UC, VR.UN, VR.UR, VR.UT, VR.UV);
    }

    /** PS3.5 §6.1.2.2. */
    @Test
    void namesTheVrsThatObeySpecificCharacterSet() {
        assertThat(Arrays.stream(VR.values()).filter(VR::isText))
                .containsExactlyInAnyOrder(VR.SH, VR.LO, VR.ST, VR.LT, VR.PN, VR.UC, VR.UT);
    }

    @Test
    void padsCharactersWithSpaceAndTheRestWithNul() {
        assertThat(VR.PN.padding()).isEqualTo((byte) ' ');
        assertThat(VR.UR.padding()).isEqualTo((byte) ' ');
        assertThat(VR.UI.padding()).isZero();
        assertThat(VR.OB.padding()).isZero();
        assertThat(VR.UN.padding()).isZero();
    }
}
