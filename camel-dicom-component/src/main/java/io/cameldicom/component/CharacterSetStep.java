package io.cameldicom.component;

import io.cameldicom.toolkit.charset.DefaultCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.edit.CharacterSetEditor;
import io.cameldicom.toolkit.charset.edit.DoubtfulTextException;
import io.cameldicom.toolkit.charset.edit.TextSource;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Inspector;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.util.List;
import java.util.Optional;

/** What all exchanges of a {@code dicom:charset} endpoint share: its options, what it remembers of studies, its counters. */
final class CharacterSetStep {
    private final CharacterSetOptions options;
    private final Inspector inspector;
    private final CharacterSetEditor editor;
    private final CharacterSetCounters counters;

    CharacterSetStep(CharacterSetOptions options, CharacterSetTotals totals) {
        this.options = options;
        this.inspector = new Inspector(options.inspection());
        this.editor = new CharacterSetEditor(options.edit());
        this.counters = new CharacterSetCounters(options, totals);
    }

    CharacterSetCounters counters() {
        return counters;
    }

    boolean isOff() {
        return options.mode() == CharacterSetMode.OFF;
    }

    boolean isDryRun() {
        return options.dryRun();
    }

    /**
     * What is found of an object, and what becomes or would become of it.
     *
     * @throws io.cameldicom.toolkit.charset.CharacterSetException if it cannot be done
     */
    CharacterSetEdit edit(DicomObject object) {
        CharacterSetEdit edit = editOf(object.dataSet(), TextSource.of(object.source()));
        edit.decisive().map(Inspection::verdict).ifPresent(counters::found);
        counters.did(edit.action());
        return edit;
    }

    private CharacterSetEdit editOf(DataSet dataSet, TextSource source) {
        return switch (options.mode()) {
            case OFF -> throw new IllegalStateException("mode: off (expected: one that looks at the object)");
            case DEFAULT -> declared(dataSet);
            case INSPECT -> CharacterSetEditor.inspect(dataSet, inspector);
            case RELABEL -> editor.relabel(dataSet, options.target().orElseThrow(), source);
            case CONVERT -> editor.convert(dataSet, options.target().orElseThrow(), source);
            case REPAIR -> editor.repair(dataSet, inspector, options.target(), source);
        };
    }

    private CharacterSetEdit declared(DataSet dataSet) {
        Optional<DataSet> enriched = DefaultCharacterSet.enrich(dataSet, options.fallback());
        String before = dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse("");
        return new CharacterSetEdit(
                enriched.isPresent() ? Action.RELABELLED : Action.NONE,
                List.of(),
                before,
                enriched.isPresent() ? options.fallback() : before,
                List.of(),
                enriched.orElse(dataSet),
                "");
    }

    /** @throws DoubtfulTextException if the object is doubtful, and such objects are to fail */
    void requireClear(CharacterSetEdit edit) {
        if (edit.action() == Action.DOUBTFUL && options.onDoubt() == OnDoubt.FAIL && !options.dryRun()) {
            throw new DoubtfulTextException(edit.doubt());
        }
    }
}
