package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what an edit replaces, and records it as an item of Original Attributes Sequence (0400,0561) (PS3.3
 * §C.12.1.1.9): labels as they were; of text the bytes, with the way to each; and a sequence in which one was replaced whole,
 * without such text, if it is short. No text that is not ASCII is recorded as text, although its label would stand beside it:
 * there are readers for which an object has one character set.
 */
final class OriginalAttributes {
    /** Sequences that take more bytes than this are not recorded whole. */
    static final int LONGEST_SEQUENCE = 64 << 10;

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSxx");

    /**
     * @param recorded with a value on the heap, or in a file that is not deflated
     * @param standing whether it may stand as it was
     */
    private record Replaced(Place place, DataSet level, Element element, Element recorded, boolean standing) {}

    private final List<Replaced> replaced = new ArrayList<>();

    /** The label of the data set at {@code place} is replaced or dropped. */
    void label(Place place, DataSet level, Scope scope) {
        Element label = level.element(Tag.SPECIFIC_CHARACTER_SET)
                .orElseGet(() -> Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, ""));
        String value = level.string(Tag.SPECIFIC_CHARACTER_SET).orElse("");
        boolean standing =
                scope.declared().map(set -> set.value().equals(value)).orElse(false);
        replaced.add(new Replaced(place, level, label, label, standing));
    }

    /** Text is replaced, as it was read otherwise than labelled. */
    void text(Place place, DataSet level, Element element, byte[] bytes) {
        Element recorded = element.value() instanceof Value.Deflated
                ? new Element(element.tag(), element.vr(), new Value.Bytes(bytes))
                : element;
        replaced.add(new Replaced(place, level, element, recorded, false));
    }

    boolean isEmpty() {
        return replaced.isEmpty();
    }

    /**
     * The sequence with one item more than the object has.
     *
     * @param object as it was
     * @param sequence the object's own, edited; empty if it has none
     * @param reason COERCE or CORRECT
     * @throws UnrecordableEditException if what the object has there is no sequence, so that no item can be appended
     */
    Element appendedTo(
            DataSet object,
            Optional<Element> sequence,
            String reason,
            String system,
            OffsetDateTime now,
            boolean bigEndian) {
        List<Value.Item> items = new ArrayList<>();
        boolean undefinedLength = false;
        if (sequence.isPresent() && sequence.get().value() instanceof Value.Sequence before) {
            items.addAll(before.items());
            undefinedLength = before.undefinedLength();
        } else if (sequence.isPresent() && !isEmpty(sequence.get())) {
            throw new UnrecordableEditException(sequence.get().vr());
        }
        items.add(new Value.Item(item(object, reason, system, now, new Selectors(bigEndian)), undefinedLength));
        return new Element(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE, VR.SQ, new Value.Sequence(items, undefinedLength));
    }

    private DataSet item(DataSet object, String reason, String system, OffsetDateTime now, Selectors selectors) {
        Map<Integer, Element> modified = new LinkedHashMap<>();
        object.element(Tag.SPECIFIC_CHARACTER_SET).ifPresent(label -> modified.put(label.tag(), label));
        Map<Integer, Optional<Element>> sequences = new LinkedHashMap<>();
        Set<Element> emptied = emptied();
        List<DataSet> nonconforming = new ArrayList<>();
        for (Replaced old : replaced) {
            boolean recorded = old.standing();
            if (old.place() == null) {
                modified.put(old.element().tag(), old.standing() ? old.recorded() : empty(old.element()));
                Selectors.creatorOf(old.level(), old.element().tag())
                        .ifPresent(creator -> modified.putIfAbsent(creator.tag(), creator));
            } else {
                recorded &= sequences
                        .computeIfAbsent(old.place().outermost(), tag -> whole(object, tag, emptied))
                        .isPresent();
            }
            if (!recorded) {
                nonconforming.add(selectors.item(old.place(), old.level(), old.recorded()));
            }
        }
        sequences.values().stream().flatMap(Optional::stream).forEach(sequence -> {
            modified.put(sequence.tag(), sequence);
            Selectors.creatorOf(object, sequence.tag())
                    .ifPresent(creator -> modified.putIfAbsent(creator.tag(), creator));
        });
        List<Element> elements = new ArrayList<>(List.of(
                Element.of(Tag.SOURCE_OF_PREVIOUS_VALUES, VR.LO, ""),
                Element.of(Tag.ATTRIBUTE_MODIFICATION_DATE_TIME, VR.DT, DATE_TIME.format(now)),
                Element.of(Tag.MODIFYING_SYSTEM, VR.LO, system),
                Element.of(Tag.REASON_FOR_THE_ATTRIBUTE_MODIFICATION, VR.CS, reason),
                sequence(Tag.MODIFIED_ATTRIBUTES_SEQUENCE, List.of(DataSet.of(modified.values())))));
        if (!nonconforming.isEmpty()) {
            elements.add(sequence(Tag.NONCONFORMING_MODIFIED_ATTRIBUTES_SEQUENCE, nonconforming));
        }
        return DataSet.of(elements);
    }

    private Set<Element> emptied() {
        Set<Element> elements = Collections.newSetFromMap(new IdentityHashMap<>());
        replaced.stream().filter(old -> !old.standing()).forEach(old -> elements.add(old.element()));
        return elements;
    }

    private static boolean isEmpty(Element element) {
        return element.value() instanceof Value.Plain plain && plain.length() == 0;
    }

    private static Element empty(Element element) {
        return new Element(element.tag(), element.vr(), Value.Bytes.EMPTY);
    }

    private static Element sequence(int tag, List<DataSet> items) {
        return new Element(
                tag,
                VR.SQ,
                new Value.Sequence(
                        items.stream().map(item -> new Value.Item(item, false)).toList(), false));
    }

    /** The sequence without what is emptied; empty if it is too long, or has other text that is not ASCII. */
    private static Optional<Element> whole(DataSet object, int tag, Set<Element> emptied) {
        Element copy = copy(object.element(tag).orElseThrow(), emptied);
        return length(copy) <= LONGEST_SEQUENCE ? Optional.of(copy) : Optional.empty();
    }

    private static Element copy(Element element, Set<Element> emptied) {
        if (emptied.contains(element)) {
            return empty(element);
        }
        if (!(element.value() instanceof Value.Sequence sequence)) {
            return element;
        }
        List<Value.Item> items = new ArrayList<>();
        for (Value.Item item : sequence.items()) {
            List<Element> elements = new ArrayList<>();
            item.dataSet().forEach(each -> elements.add(copy(each, emptied)));
            items.add(new Value.Item(DataSet.of(elements), item.undefinedLength()));
        }
        return new Element(element.tag(), element.vr(), new Value.Sequence(items, sequence.undefinedLength()));
    }

    /** About how many bytes it takes; more than any bound for what cannot be recorded whole. */
    private static long length(Element element) {
        long length = 12;
        if (element.value() instanceof Value.Sequence sequence) {
            for (Value.Item item : sequence.items()) {
                length += 8;
                for (Element each : item.dataSet()) {
                    length += length(each);
                }
            }
            return length;
        }
        return element.value() instanceof Value.Bytes heap
                        && (!element.vr().isText() || Transcription.isNeutral(heap.bytes()))
                ? length + heap.length()
                : Integer.MAX_VALUE;
    }
}
