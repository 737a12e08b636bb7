package io.cameldicom.toolkit.charset.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import org.junit.jupiter.api.Test;

class PrivateTextTest {
    private static final Element CREATOR = Element.of(0x00290010, VR.LO, "ACME");
    private static final Element BINARY =
            Element.of(0x00291001, VR.LO, new byte[] {(byte) 0xFF, (byte) 0x81, 0x05, (byte) 0xC3, 0x1B, (byte) 0x90});

    private static DataSet with(Element... elements) {
        return DataSet.of(elements);
    }

    @Test
    void letsPrivateElementsWithBinaryDataContradictNoLabel() {
        Element label = Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        Element name = Element.of(Tag.PATIENT_NAME, VR.PN, "Müller^Jörg".getBytes(UTF_8));
        Inspection inspection = new Inspector(InspectionOptions.DEFAULTS).inspect(with(label, name, CREATOR, BINARY));
        assertThat(inspection.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void asksForNoLabelForPrivateElementsAlone() {
        Inspection inspection = new Inspector(InspectionOptions.DEFAULTS).inspect(with(CREATOR, BINARY));
        assertThat(inspection.verdict()).isEqualTo(Verdict.VALID);
    }
}
