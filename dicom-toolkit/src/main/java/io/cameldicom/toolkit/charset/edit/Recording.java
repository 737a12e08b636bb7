package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/** Makes the result of an edit, with the record of what it replaced. */
final class Recording {
    private final EditOptions options;
    private final Clock clock;

    Recording(EditOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** @param labelOnly what the edit is called if no text was encoded anew */
    CharacterSetEdit of(Edit edit, List<Inspection> inspections, Action labelOnly) {
        DataSet after = edit.after();
        Action action = action(edit, labelOnly);
        DataSet recorded = action == Action.NONE || !options.recordOriginal() || edit.original.isEmpty()
                ? after
                : recorded(edit, after, action);
        return new CharacterSetEdit(
                action, inspections, label(edit.before), label(after), edit.transcription.changes(), recorded, "");
    }

    private static Action action(Edit edit, Action labelOnly) {
        if (edit.after() == edit.before) {
            return Action.NONE;
        }
        if (edit.transcription.hasRepaired()) {
            return Action.REPAIRED;
        }
        return edit.transcription.hasConverted()
                ? Action.CONVERTED
                : edit.transcription.changes().isEmpty() ? labelOnly : Action.RELABELLED;
    }

    private DataSet recorded(Edit edit, DataSet after, Action action) {
        return after.with(edit.original.appendedTo(
                edit.before,
                after.element(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE),
                action == Action.CONVERTED ? "COERCE" : "CORRECT",
                options.modifyingSystem(),
                OffsetDateTime.now(clock),
                edit.source.isBigEndian()));
    }

    private static String label(DataSet dataSet) {
        return dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse("");
    }
}
