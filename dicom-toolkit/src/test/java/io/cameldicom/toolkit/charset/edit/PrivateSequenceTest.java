package io.cameldicom.toolkit.charset.edit;

import static io.cameldicom.toolkit.charset.edit.Objects.DESCRIPTION;
import static io.cameldicom.toolkit.charset.edit.Objects.items;
import static io.cameldicom.toolkit.charset.edit.Objects.label;
import static io.cameldicom.toolkit.charset.edit.Objects.modified;
import static io.cameldicom.toolkit.charset.edit.Objects.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import org.junit.jupiter.api.Test;

class PrivateSequenceTest {
    private static final int CREATOR = 0x00290010;
    private static final int SEQUENCE = 0x00291001;

    @Test
    void recordsAPrivateSequenceWithItsCreator() {
        DataSet item = DataSet.of(label("ISO_IR 100"), text(DESCRIPTION, VR.LO, "Overview", ISO_8859_1));
        DataSet object = DataSet.of(label("ISO_IR 192"), Element.of(CREATOR, VR.LO, "ACME"), items(SEQUENCE, item));
        CharacterSetEdit edit = new CharacterSetEditor(EditOptions.DEFAULTS)
                .convert(object, SpecificCharacterSet.of("ISO_IR 192"), TextSource.NONE);
        DataSet modified = modified(edit.dataSet());
        assertThat(modified.element(CREATOR)).isEqualTo(object.element(CREATOR));
    }
}
