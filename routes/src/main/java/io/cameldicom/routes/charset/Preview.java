package io.cameldicom.routes.charset;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.edit.CharacterSetEditor;
import io.cameldicom.toolkit.charset.edit.EditOptions;
import io.cameldicom.toolkit.charset.edit.TextSource;
import io.cameldicom.toolkit.charset.inspect.InspectionOptions;
import io.cameldicom.toolkit.charset.inspect.Inspector;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.file.DicomFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the options of the service would do to the character set of a file; what cannot be done is in doubt. */
public final class Preview implements Function<DicomFile, CharacterSetEdit> {
    private final String mode;
    private final Optional<SpecificCharacterSet> target;
    private final Inspector inspector;
    private final CharacterSetEditor editor;

    /** @param options of which the mode is relabel, convert or repair */
    public Preview(Options options) {
        this.mode = options.text(Option.CHARSET_MODE);
        this.target = Optional.of(options.text(Option.CHARSET_TARGET))
                .filter(value -> !value.isEmpty())
                .map(SpecificCharacterSet::of);
        this.inspector = new Inspector(new InspectionOptions(
                languages(options.text(Option.CHARSET_HINT)),
                SpecificCharacterSet.of(options.text(Option.CHARSET_FALLBACK))));
        this.editor = new CharacterSetEditor(EditOptions.DEFAULTS.withMinConfidence(
                Double.parseDouble(options.text(Option.CHARSET_MIN_CONFIDENCE))));
    }

    private static List<String> languages(String hint) {
        return Arrays.stream(hint.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    @Override
    public CharacterSetEdit apply(DicomFile file) {
        DataSet dataSet = file.dataSet();
        TextSource source = TextSource.of(file);
        try {
            return switch (mode) {
                case "relabel" -> inspected(editor.relabel(dataSet, target.orElseThrow(), source), dataSet);
                case "convert" -> inspected(editor.convert(dataSet, target.orElseThrow(), source), dataSet);
                default -> editor.repair(dataSet, inspector, target, source);
            };
        } catch (CharacterSetException e) {
            CharacterSetEdit found = CharacterSetEditor.inspect(dataSet, inspector);
            return new CharacterSetEdit(
                    CharacterSetEdit.Action.DOUBTFUL,
                    found.inspections(),
                    found.declared(),
                    found.result(),
                    List.of(),
                    dataSet,
                    e.getMessage());
        }
    }

    /** An edit that had to look at nothing, with what was found all the same. */
    private CharacterSetEdit inspected(CharacterSetEdit edit, DataSet dataSet) {
        return new CharacterSetEdit(
                edit.action(),
                CharacterSetEditor.inspect(dataSet, inspector).inspections(),
                edit.declared(),
                edit.result(),
                edit.changes(),
                edit.dataSet(),
                edit.doubt());
    }
}
