package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.edit.Scope.Label;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Inspector;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes the character set of data sets: of text (VR SH, LO, ST, LT, PN, UC and UT) alone, at all depths; UN and all else
 * stays the very same element, and pixel data is never read. Text of private elements, and of items of Original Attributes
 * Sequence (0400,0561) that declare no set themselves, goes along where it can, and stays as it is where not; such items
 * that declare a set stay as they are. Immutable; safe for use by many threads; blocks on the file of text that is too long
 * for the heap.
 *
 * <p>All or nothing. Besides what each method names they throw {@link LongTextException} for text that is too long, {@link
 * UnrecordableEditException} where the record of earlier edits is no sequence, which a repair leaves alone as doubtful, and
 * {@link io.cameldicom.toolkit.data.UnreadableObjectException} if the file cannot be read now.
 */
public final class CharacterSetEditor {
    private final Recording recording;
    private final Judgement judgement;

    public CharacterSetEditor(EditOptions options) {
        this(options, Clock.systemDefaultZone());
    }

    CharacterSetEditor(EditOptions options, Clock clock) {
        this.recording = new Recording(options, clock);
        this.judgement = new Judgement(options.minConfidence());
    }

    /** What is found of an object and of its items that declare a set themselves; nothing is changed. */
    public static CharacterSetEdit inspect(DataSet dataSet, Inspector inspector) {
        return untouched(
                Action.NONE,
                dataSet,
                Inspections.of(dataSet, inspector::inspect).all(),
                "");
    }

    /**
     * Declares another set: all bytes stay. Items that declare a set themselves are not concerned.
     *
     * @throws MalformedTextException if text is not in {@code target}
     */
    public CharacterSetEdit relabel(DataSet dataSet, SpecificCharacterSet target, TextSource source) {
        Edit edit = new Edit(dataSet, source, item -> Optional.empty());
        SpecificCharacterSet standard = SpecificCharacterSet.of(target.value());
        edit.run(new Scope(declaredIfKnown(dataSet), standard, standard, Label.SET));
        return recording.of(edit, List.of(), Action.RELABELLED);
    }

    /**
     * Encodes the text in another set: it reads as before. Items that declared a set themselves no longer do. Where nothing
     * is declared and no text needs a set, nothing is changed.
     *
     * @throws CharacterSetException if a set that is declared is unknown, if text is not in it, or cannot be in {@code
     *     target}
     */
    public CharacterSetEdit convert(DataSet dataSet, SpecificCharacterSet target, TextSource source) {
        SpecificCharacterSet standard = SpecificCharacterSet.of(target.value());
        Edit edit = new Edit(dataSet, source, item -> Optional.of(converting(item, standard, Label.DROP)));
        edit.run(converting(dataSet, standard, OwnSets.isIn(dataSet) ? Label.SET : Label.SET_IF_NEEDED));
        return recording.of(edit, List.of(), Action.CONVERTED);
    }

    private static Scope converting(DataSet dataSet, SpecificCharacterSet target, Label label) {
        SpecificCharacterSet declared = SpecificCharacterSet.declaredIn(dataSet).orElse(SpecificCharacterSet.DEFAULT);
        return new Scope(Optional.of(declared), declared, target, label);
    }

    /**
     * Inspects the object, and each item that declares a set itself, and makes labels and text go together. Text that is in
     * the set that is declared is converted to the target, if there is one. Else the most likely encoding counts, if it is
     * as likely as {@link EditOptions#minConfidence()}: it is declared, and all bytes stay, if there is no target and it is
     * a set of DICOM; or else the text is encoded anew in the target, or in ISO_IR 192. If one part of the object is
     * doubtful, all of it stays as it is.
     *
     * @param target in which text is to be; empty if any set will do that is declared rightly
     * @throws CharacterSetException if text cannot be in {@code target}
     */
    public CharacterSetEdit repair(
            DataSet dataSet, Inspector inspector, Optional<SpecificCharacterSet> target, TextSource source) {
        return repair(dataSet, inspector::inspect, target, source);
    }

    CharacterSetEdit repair(
            DataSet dataSet,
            Function<DataSet, Inspection> inspector,
            Optional<SpecificCharacterSet> target,
            TextSource source) {
        Inspections inspections = Inspections.of(dataSet, inspector);
        for (Inspection inspection : inspections.all()) {
            if (!judgement.isClear(inspection)) {
                return untouched(Action.DOUBTFUL, dataSet, inspections.all(), judgement.doubt(inspection));
            }
        }
        Optional<SpecificCharacterSet> standard = target.map(asked -> SpecificCharacterSet.of(asked.value()));
        Edit edit =
                new Edit(dataSet, source, item -> Optional.of(scope(inspections.ofItem(item), item, standard, true)));
        try {
            edit.run(scope(inspections.ofObject(), dataSet, standard, false));
            return recording.of(edit, inspections.all(), target.isPresent() ? Action.CONVERTED : Action.RELABELLED);
        } catch (MalformedTextException | UnreadTextException | UnrecordableEditException e) {
            return untouched(Action.DOUBTFUL, dataSet, inspections.all(), e.getMessage());
        }
    }

    private Scope scope(Inspection inspection, DataSet dataSet, Optional<SpecificCharacterSet> target, boolean item) {
        return judgement.scope(inspection, declaredIfKnown(dataSet), OwnSets.isIn(dataSet), target, item);
    }

    private static Optional<SpecificCharacterSet> declaredIfKnown(DataSet dataSet) {
        try {
            return SpecificCharacterSet.declaredIn(dataSet).or(() -> Optional.of(SpecificCharacterSet.DEFAULT));
        } catch (CharacterSetException e) {
            return Optional.empty();
        }
    }

    private static CharacterSetEdit untouched(
            Action action, DataSet dataSet, List<Inspection> inspections, String doubt) {
        String label = dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse("");
        return new CharacterSetEdit(action, inspections, label, label, List.of(), dataSet, doubt);
    }
}
