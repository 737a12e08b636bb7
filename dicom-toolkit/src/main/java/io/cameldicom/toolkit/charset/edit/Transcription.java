package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One walk through a data set that reads its text and writes it as its scopes say. All else stays the very element. */
final class Transcription {
    private static final int LONGEST_SHORT = 0xFFFE;
    private static final byte ESCAPE = 0x1B;

    private final Function<DataSet, Optional<Scope>> scopes;
    private final LongText longText;
    private final OriginalAttributes original;
    private final List<TextChange> changes = new ArrayList<>();
    private boolean labelNeeded;
    private boolean converted;
    private boolean repaired;

    /** @param scopes of items with sets of their own; empty for those that are to stay as they are */
    Transcription(Function<DataSet, Optional<Scope>> scopes, TextSource source, OriginalAttributes original) {
        this.scopes = scopes;
        this.longText = new LongText(source);
        this.original = original;
    }

    /**
     * The object anew; the same where nothing changes.
     *
     * @throws CharacterSetException if text is not what it is taken for, cannot be in the target, or is too long
     */
    DataSet of(DataSet object, Scope scope) {
        return labelled(object, elements(object, scope, null, false), scope, null);
    }

    /** Values that read otherwise than before. */
    List<TextChange> changes() {
        return changes;
    }

    /** Whether text is in another encoding than before, and reads the same. */
    boolean hasConverted() {
        return converted;
    }

    /** Whether text is in another encoding than before, and reads otherwise. */
    boolean hasRepaired() {
        return repaired;
    }

    /** Recursion is as deep as the nesting, which was bounded when the data set was read. */
    private DataSet elements(DataSet dataSet, Scope scope, Place place, boolean history) {
        List<Element> anew = null;
        int index = 0;
        for (Element element : dataSet) {
            Element now = element;
            if (element.value() instanceof Value.Sequence sequence) {
                now = sequence(element, sequence, dataSet, scope, place, history || OwnSets.isHistory(element));
            } else if (element.vr().isText() && element.value() instanceof Value.Plain && !scope.isIdle()) {
                now = text(element, dataSet, scope, place, history || Tag.isPrivate(element.tag()));
            }
            if (now != element && anew == null) {
                anew = firstOf(dataSet, index);
            }
            if (anew != null) {
                anew.add(now);
            }
            index++;
        }
        return anew == null ? dataSet : DataSet.of(anew);
    }

    private static List<Element> firstOf(DataSet dataSet, int count) {
        List<Element> first = new ArrayList<>(dataSet.size());
        for (Element element : dataSet) {
            if (first.size() == count) {
                break;
            }
            first.add(element);
        }
        return first;
    }

    private Element sequence(
            Element element, Value.Sequence sequence, DataSet around, Scope scope, Place outer, boolean history) {
        List<Value.Item> items = new ArrayList<>(sequence.items().size());
        boolean changed = false;
        for (Value.Item item : sequence.items()) {
            Place place = new Place(outer, around, element.tag(), items.size() + 1);
            DataSet now = item(item.dataSet(), scope, place, history);
            changed |= now != item.dataSet();
            items.add(now == item.dataSet() ? item : new Value.Item(now, item.undefinedLength()));
        }
        return changed
                ? new Element(element.tag(), element.vr(), new Value.Sequence(items, sequence.undefinedLength()))
                : element;
    }

    private DataSet item(DataSet item, Scope around, Place place, boolean history) {
        if (!OwnSets.isIn(item)) {
            return elements(item, around, place, history);
        }
        return history
                ? item
                : scopes.apply(item)
                        .map(own -> labelled(item, elements(item, own, place, false), own, place))
                        .orElse(item);
    }

    private DataSet labelled(DataSet before, DataSet now, Scope scope, Place place) {
        boolean present = OwnSets.isIn(before);
        boolean goes = switch (scope.label()) {
            case KEEP -> false;
            case DROP -> present;
            case SET, SET_IF_NEEDED -> present && scope.target().value().isEmpty();
        };
        if (scope.label() == Scope.Label.DROP) {
            labelNeeded = true;
        }
        boolean set = scope.label() == Scope.Label.SET
                || scope.label() == Scope.Label.SET_IF_NEEDED && (present || labelNeeded);
        String value = scope.target().value();
        if (goes) {
            original.label(place, before, scope);
            return now.without(Tag.SPECIFIC_CHARACTER_SET);
        }
        if (!set || before.string(Tag.SPECIFIC_CHARACTER_SET).orElse("").equals(value)) {
            return now;
        }
        original.label(place, before, scope);
        return now.with(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, value));
    }

    /** @param lenient whether text that is none in its encoding stays as it is: nobody vouches for it */
    private Element text(Element element, DataSet level, Scope scope, Place place, boolean lenient) {
        byte[] bytes = longText.bytes(element);
        if (isNeutral(bytes)) {
            return element;
        }
        int end = endOfText(bytes);
        byte[] core = end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
        String text;
        byte[] anew;
        try {
            text = scope.actual().decode(element.tag(), element.vr(), core);
            anew = scope.written(element.tag(), element.vr(), text, core);
        } catch (CharacterSetException e) {
            if (lenient) {
                return element;
            }
            throw e;
        }
        labelNeeded = true;
        boolean same = anew == core || Arrays.equals(anew, core);
        Element now = same ? element : new Element(element.tag(), element.vr(), padded(element, anew, bytes, end));
        if (scope.readsAnew()) {
            change(element, place, scope.before(element.vr(), core), text);
        }
        if (!same && scope.readsAnew()) {
            repaired = true;
            original.text(place, level, element, bytes);
        }
        converted |= !same && !scope.readsAnew();
        return now;
    }

    private void change(Element element, Place place, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new TextChange(Place.path(place, element.tag()), element.vr(), before, after));
        }
    }

    /** Whether the bytes are the same text in every encoding. */
    static boolean isNeutral(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    /** What pads a value is no text: some writers use NUL. */
    private static int endOfText(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        return end;
    }

    private static Value.Bytes padded(Element element, byte[] text, byte[] before, int endBefore) {
        int padding = before.length - endBefore;
        if (padding > 0 && (text.length + padding) % 2 == 1) {
            padding--;
        }
        int length = text.length + padding;
        if (length > LONGEST_SHORT
                && before.length <= LONGEST_SHORT
                && !element.vr().hasLongLength()) {
            throw new LongTextException(element.tag(), length);
        }
        byte[] value = Arrays.copyOf(text, length);
        System.arraycopy(before, endBefore, value, text.length, padding);
        return new Value.Bytes(value);
    }
}
