package io.cameldicom.toolkit.charset.edit;

import static io.cameldicom.toolkit.charset.edit.Objects.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import io.cameldicom.toolkit.data.DataSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoConfidenceTest {
    @Test
    void leavesTextAloneThatNoEncodingReadsAlsoWhereAnyConfidenceWillDo() {
        CharacterSetEditor editor = new CharacterSetEditor(EditOptions.DEFAULTS.withMinConfidence(0));
        CharacterSetEdit edit = editor.repair(
                DataSet.of(label("ISO_IR 192")),
                dataSet -> new Inspection("ISO_IR 192", Verdict.CONTRADICTED, List.of()),
                Optional.empty(),
                TextSource.NONE);
        assertThat(edit.action()).isEqualTo(Action.DOUBTFUL);
    }
}
