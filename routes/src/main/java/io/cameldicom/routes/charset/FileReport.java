package io.cameldicom.routes.charset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.edit.TextChange;
import io.cameldicom.toolkit.charset.inspect.Candidate;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import java.util.List;

/**
 * What there is to say of one file; what does not apply is null.
 *
 * @param file below the folder of the report
 * @param problem why it could not be read
 * @param declared value of Specific Character Set; empty where there is none
 * @param verdict on it, such as {@code absent-but-needed}; of the first item that is not valid where the object itself is
 * @param plausible what the text may be in, most likely first
 * @param action what would be done, such as {@code relabelled}
 * @param result value of Specific Character Set after it
 * @param changed how many texts would read otherwise
 * @param doubt why it would be left alone, and what can be done
 * @param values these texts, where they were asked for: they are data of patients
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "file",
    "problem",
    "declared",
    "verdict",
    "plausible",
    "action",
    "result",
    "changed",
    "doubt",
    "values"
})
record FileReport(
        String file,
        String problem,
        String declared,
        String verdict,
        List<Plausible> plausible,
        String action,
        String result,
        Integer changed,
        String doubt,
        List<Value> values) {
    private static final int MOST_PLAUSIBLE = 5;

    /** A set that the text may be in, with its confidence from 0 to 1. */
    record Plausible(String set, double confidence) {}

    /** A text as it reads by what is declared, and as it would read. */
    record Value(String element, String vr, String before, String after) {}

    /** Of a file that could not be read, or not be changed. */
    static FileReport ofProblem(String file, String problem) {
        return new FileReport(file, problem, null, null, null, null, null, null, null, null);
    }

    /** @param withValues whether the texts themselves are told */
    static FileReport of(String file, CharacterSetEdit edit, boolean withValues) {
        Inspection inspection = edit.decisive().orElse(null);
        return new FileReport(
                file,
                null,
                edit.declared(),
                inspection == null ? null : inspection.verdict().word(),
                inspection == null
                        ? null
                        : inspection.candidates().stream()
                                .limit(MOST_PLAUSIBLE)
                                .map(FileReport::plausible)
                                .toList(),
                edit.action().word(),
                edit.result(),
                edit.changes().size(),
                edit.doubt().isEmpty() ? null : edit.doubt(),
                withValues ? edit.changes().stream().map(FileReport::value).toList() : null);
    }

    boolean isDoubtful() {
        return CharacterSetEdit.Action.DOUBTFUL.word().equals(action);
    }

    boolean isUntouched() {
        return CharacterSetEdit.Action.NONE.word().equals(action);
    }

    private static Plausible plausible(Candidate candidate) {
        return new Plausible(candidate.encoding().name(), Math.round(candidate.confidence() * 1000) / 1000.0);
    }

    private static Value value(TextChange change) {
        return new Value(change.path(), change.vr().name(), change.before(), change.after());
    }
}
