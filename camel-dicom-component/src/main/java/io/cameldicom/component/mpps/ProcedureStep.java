package io.cameldicom.component.mpps;

import io.cameldicom.component.mpps.StepTable.Row;
import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks the attributes of a procedure step before they are sent, and completes them (PS3.4 §F.7.2). */
public final class ProcedureStep {
    private static final String IN_PROGRESS = "IN PROGRESS";
    private static final Set<String> FINAL = Set.of("COMPLETED", "DISCONTINUED");

    private final String what;
    private final List<String> problems = new ArrayList<>();

    private ProcedureStep(String what) {
        this.what = what;
    }

    /**
     * The attributes of a step that begins: those that must be there and may be empty are added without a value.
     *
     * @throws InvalidProcedureStepException if one that must have a value has none, or the status is not IN PROGRESS
     */
    public static DataSet toCreate(DataSet attributes) {
        ProcedureStep step = new ProcedureStep("N-CREATE of a procedure step");
        step.requireNoIdentity(attributes);
        if (attributes
                .string(StepTable.STATUS)
                .filter(status -> !status.equals(IN_PROGRESS))
                .isPresent()) {
            step.problem("", StepTable.STATUS, "a value that it cannot have here (expected: " + IN_PROGRESS + ")");
        }
        DataSet complete = step.completed(attributes, StepTable.ROWS, "");
        step.requireNoProblem();
        return complete;
    }

    /**
     * The changes of a step. With a final status, which no later one can follow, the end and the series must come too.
     *
     * @throws InvalidProcedureStepException if one is among them that stays as it was created, or the status is none, or
     *     final and what must come with it does not
     */
    public static DataSet toSet(DataSet changes) {
        ProcedureStep step = new ProcedureStep("N-SET of a procedure step");
        step.requireNoIdentity(changes);
        for (Row row : StepTable.ROWS) {
            if (!row.settable() && changes.contains(row.tag())) {
                step.problem("", row.tag(), "cannot be changed (expected: in create alone)");
            }
        }
        step.requireStatus(changes);
        DataSet complete = changes.contains(StepTable.PERFORMED_SERIES_SEQUENCE)
                ? step.completed(changes, List.of(StepTable.PERFORMED_SERIES), "")
                : changes;
        step.requireNoProblem();
        return complete;
    }

    private void requireStatus(DataSet changes) {
        if (!changes.contains(StepTable.STATUS)) {
            return;
        }
        String status = changes.string(StepTable.STATUS).orElse("");
        if (FINAL.contains(status)) {
            requireValue(changes, StepTable.END_DATE);
            requireValue(changes, StepTable.END_TIME);
            requireValue(changes, StepTable.PERFORMED_SERIES_SEQUENCE);
        } else if (!status.equals(IN_PROGRESS)) {
            problem(
                    "",
                    StepTable.STATUS,
                    "a value that it cannot have (expected: IN PROGRESS, COMPLETED or DISCONTINUED)");
        }
    }

    private void requireValue(DataSet dataSet, int tag) {
        if (!hasValue(dataSet, tag)) {
            problem("", tag, "missing (expected: a value with the final status)");
        }
    }

    /** They stand in the command (PS3.7 §10.1.5). */
    private void requireNoIdentity(DataSet dataSet) {
        for (int tag : new int[] {Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID}) {
            if (dataSet.contains(tag)) {
                problem("", tag, "no attribute of it (expected: the instance in the header CamelDicomSopInstanceUid)");
            }
        }
    }

    private DataSet completed(DataSet given, List<Row> rows, String within) {
        DataSet complete = given;
        for (Row row : rows) {
            if (row.valued() && !hasValue(given, row.tag())) {
                problem(within, row.tag(), "missing (expected: a value)");
            } else if (!given.contains(row.tag())) {
                complete = complete.with(empty(row));
            } else if (!row.items().isEmpty()) {
                complete = complete.with(completed(row, given.items(row.tag()), within));
            }
        }
        return complete;
    }

    private static Element empty(Row row) {
        return new Element(
                row.tag(), row.vr(), row.vr() == VR.SQ ? new Value.Sequence(List.of(), false) : Value.Bytes.EMPTY);
    }

    private Element completed(Row row, List<DataSet> items, String within) {
        List<Value.Item> complete = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String place = within + AttributeName.of(row.tag()) + "[" + i + "].";
            complete.add(new Value.Item(completed(items.get(i), row.items(), place), false));
        }
        return new Element(row.tag(), row.vr(), new Value.Sequence(complete, false));
    }

    private static boolean hasValue(DataSet dataSet, int tag) {
        return dataSet.element(tag)
                .map(Element::value)
                .filter(value -> value instanceof Value.Sequence sequence
                        ? !sequence.items().isEmpty()
                        : dataSet.string(tag).isPresent())
                .isPresent();
    }

    private void problem(String within, int tag, String problem) {
        problems.add(within + AttributeName.of(tag) + ": " + problem);
    }

    private void requireNoProblem() {
        if (!problems.isEmpty()) {
            throw new InvalidProcedureStepException(what, problems);
        }
    }
}
