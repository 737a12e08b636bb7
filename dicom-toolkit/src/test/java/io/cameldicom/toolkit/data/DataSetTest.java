package io.cameldicom.toolkit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetTest {
    private static final Element NAME = Element.of(Tag.PATIENT_NAME, VR.PN, "Doe^J");
    private static final Element ID = Element.of(Tag.PATIENT_ID, VR.LO, "42");
    private static final Element CLASS = Element.of(Tag.SOP_CLASS_UID, VR.UI, "1.2");
    private static final Element PADDING = Element.of(0xFFFCFFFC, VR.OB, new byte[2]);

    @Test
    void ordersElementsByUnsignedTag() {
        assertThat(DataSet.of(PADDING, ID, CLASS, NAME)).containsExactly(CLASS, NAME, ID, PADDING);
    }

    @Test
    void refusesTheSameTagTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSet.of(NAME, ID, NAME))
                .withMessageContaining("(0010,0010)")
                .withMessageNotContaining("Doe");
    }

    @Test
    void addsReplacesAndRemovesInANewDataSet() {
        DataSet before = DataSet.of(CLASS, ID);
        Element other = Element.of(Tag.PATIENT_ID, VR.LO, "43");

        assertThat(before.with(NAME)).containsExactly(CLASS, NAME, ID);
        assertThat(before.with(other)).containsExactly(CLASS, other);
        assertThat(before.without(Tag.PATIENT_ID)).containsExactly(CLASS);
        assertThat(before.without(Tag.PATIENT_NAME)).isSameAs(before);
        assertThat(before).containsExactly(CLASS, ID);
    }

    @Test
    void trimsPaddingOfStrings() {
        DataSet dataSet = DataSet.of(
                Element.of(Tag.SOP_CLASS_UID, VR.UI, "1.2\0"),
                Element.of(Tag.SOP_INSTANCE_UID, VR.UI, " 1.3 "),
                Element.of(Tag.PATIENT_NAME, VR.PN, " Doe^J "),
                Element.of(Tag.PATIENT_ID, VR.LO, "  "));

        assertThat(dataSet.string(Tag.SOP_CLASS_UID)).contains("1.2");
        assertThat(dataSet.string(Tag.SOP_INSTANCE_UID)).contains(" 1.3");
        assertThat(dataSet.string(Tag.PATIENT_NAME)).contains("Doe^J");
        assertThat(dataSet.string(Tag.PATIENT_ID)).isEmpty();
        assertThat(dataSet.string(Tag.MODALITY)).isEmpty();
    }

    @Test
    void showsBytesOutsideAsciiAsReplacementCharacter() {
        DataSet dataSet =
                DataSet.of(Element.of(Tag.PATIENT_NAME, VR.PN, "J\u00E9".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(dataSet.string(Tag.PATIENT_NAME)).contains("J\uFFFD");
    }

    @Test
    void givesItemsOfSequences() {
        DataSet item = DataSet.of(ID);
        DataSet dataSet = DataSet.of(
                new Element(0x00081140, VR.SQ, new Value.Sequence(List.of(new Value.Item(item, true)), true)), NAME);

        assertThat(dataSet.items(0x00081140)).containsExactly(item);
        assertThat(dataSet.items(Tag.PATIENT_NAME)).isEmpty();
        assertThat(dataSet.string(0x00081140)).isEmpty();
    }

    @Test
    void showsNoValueAsText() {
        DataSet dataSet = DataSet.of(NAME, ID);

        assertThat(dataSet).hasToString("2 elements");
        assertThat(NAME).hasToString("(0010,0010) PN 5 bytes");
    }

    @Test
    void refusesStringsThatTheVrCannotHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> Element.of(Tag.PIXEL_DATA, VR.OW, "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.of(Tag.PATIENT_NAME, VR.PN, "J\u00E9"))
                .withMessageNotContaining("J\u00E9");
    }
}
