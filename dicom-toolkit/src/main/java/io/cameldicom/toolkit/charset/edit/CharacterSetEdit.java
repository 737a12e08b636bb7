package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.ShownLabel;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import io.cameldicom.toolkit.data.DataSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a data set, or would become of it.
 *
 * @param inspections of the data set, then of each item that declares a set itself; none where nothing was inspected
 * @param declared value of Specific Character Set before; empty where there was none
 * @param result its value after
 * @param changes values that read otherwise than before
 * @param dataSet the same object as before where nothing was changed
 * @param doubt why it was left alone, and what can be done, for people; empty unless it is doubtful
 */
public record CharacterSetEdit(
        Action action,
        List<Inspection> inspections,
        String declared,
        String result,
        List<TextChange> changes,
        DataSet dataSet,
        String doubt) {
    /** What was done. */
    public enum Action {
        /** Nothing: it is as it should be. */
        NONE,
        /** Nothing: no encoding is likely enough. */
        DOUBTFUL,
        /** The label alone. */
        RELABELLED,
        /** The encoding, and the label with it. */
        CONVERTED,
        /** The text was read otherwise than labelled, and encoded anew. */
        REPAIRED;

        /** The name as people read it, such as {@code relabelled}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CharacterSetEdit {
        inspections = List.copyOf(inspections);
        changes = List.copyOf(changes);
    }

    /** The inspection that says most, if there was one: the first that is not valid, else that of the data set. */
    public Optional<Inspection> decisive() {
        return inspections.stream()
                .filter(inspection -> inspection.verdict() != Verdict.VALID)
                .findFirst()
                .or(() -> inspections.stream().findFirst());
    }

    /** Sets and counts, never text. */
    @Override
    public String toString() {
        return action + " " + ShownLabel.of(declared) + " to " + ShownLabel.of(result) + ", " + changes.size()
                + " changes";
    }
}
