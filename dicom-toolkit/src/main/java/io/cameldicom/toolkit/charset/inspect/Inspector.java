package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inspects data sets one after another, and remembers what the text of a study spoke for. Safe for use by many threads. */
public final class Inspector {
    private static final int LENSES = 8;

    private final InspectionOptions options;
    private final Map<String, Lens> lenses = new RecentlyUsed<>(LENSES);

    public Inspector(InspectionOptions options) {
        this.options = options;
    }

    /**
     * Looks at all text on the heap, of this data set and of its items that declare no set themselves; at nothing in Original
     * Attributes Sequence (0400,0561).
     */
    public Inspection inspect(DataSet dataSet) {
        String label = dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse("");
        List<TextValues.TextValue> values = TextValues.in(dataSet);
        if (values.isEmpty()) {
            return new Inspection(label, Verdict.VALID, List.of());
        }
        Optional<SpecificCharacterSet> declared = Optional.empty();
        Verdict withoutSet = Verdict.ABSENT_BUT_NEEDED;
        try {
            declared = Optional.of(SpecificCharacterSet.of(label))
                    .filter(set -> !set.value().isEmpty());
        } catch (CharacterSetException e) {
            withoutSet = Verdict.UNKNOWN_LABEL;
        }
        return lens(label, declared).inspect(label, withoutSet, values, dataSet.string(Tag.STUDY_INSTANCE_UID));
    }

    /** Labels that nobody knows are all the same. */
    private Lens lens(String label, Optional<SpecificCharacterSet> declared) {
        synchronized (lenses) {
            return lenses.computeIfAbsent(declared.isPresent() ? label : "", l -> new Lens(declared, options));
        }
    }
}
