package io.cameldicom.toolkit.charset.edit;

import static io.cameldicom.toolkit.charset.edit.Objects.label;
import static io.cameldicom.toolkit.charset.edit.Objects.latin;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.InspectionOptions;
import io.cameldicom.toolkit.charset.inspect.Inspector;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlierRecordTest {
    private static final SpecificCharacterSet UNICODE = SpecificCharacterSet.of("ISO_IR 192");
    private static final CharacterSetEditor EDITOR = new CharacterSetEditor(EditOptions.DEFAULTS);
    private static final DataSet UNKNOWN = DataSet.of(
            latin("Müller^Jörg"),
            Element.of(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE, VR.UN, "items encoded as UN".getBytes(US_ASCII)));

    @Test
    void leavesAnObjectAloneWhoseRecordCannotBeKept() {
        CharacterSetEdit edit = EDITOR.repair(
                UNKNOWN, new Inspector(InspectionOptions.DEFAULTS), Optional.of(UNICODE), TextSource.NONE);
        assertThat(edit.action()).isEqualTo(Action.DOUBTFUL);
        assertThat(edit.dataSet()).isSameAs(UNKNOWN);
        assertThat(edit.doubt()).contains("(0400,0561)", "UN");
    }

    @Test
    void refusesAConversionThatWouldReplaceTheRecord() {
        assertThatExceptionOfType(UnrecordableEditException.class)
                .isThrownBy(() -> EDITOR.convert(UNKNOWN.with(label("ISO_IR 100")), UNICODE, TextSource.NONE));
    }

    @Test
    void addsToAnEmptyRecordWhateverItsVr() {
        DataSet empty = UNKNOWN.with(label("ISO_IR 100"))
                .with(Element.of(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE, VR.UN, new byte[0]));
        assertThat(EDITOR.convert(empty, UNICODE, TextSource.NONE).dataSet().items(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE))
                .hasSize(1);
    }

    @Test
    void keepsTheRecordWhereNothingIsToBeRecorded() {
        CharacterSetEditor silent = new CharacterSetEditor(EditOptions.DEFAULTS.withRecordOriginal(false));
        DataSet edited = silent.convert(UNKNOWN.with(label("ISO_IR 100")), UNICODE, TextSource.NONE)
                .dataSet();
        assertThat(edited.element(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE))
                .isEqualTo(UNKNOWN.element(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE));
    }
}
