package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.UnmappableTextException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes elements of what a map holds. */
final class AttributeWriter {
    /** Items in items; no query is as deep, and a map that contains itself ends here. */
    static final int DEEPEST = 64;

    private final SpecificCharacterSet characterSet;
    private final String place;
    private final int depth;

    /** @param place of this data set, with a dot at its end; empty for the outermost */
    private AttributeWriter(SpecificCharacterSet characterSet, String place, int depth) {
        this.characterSet = characterSet;
        this.place = place;
        this.depth = depth;
    }

    /** @param otherwise where the map names no set itself */
    static DataSet write(Map<?, ?> map, SpecificCharacterSet otherwise) {
        DataSet dataSet = dataSet(map, otherwise, "", 0);
        return dataSet.contains(Tag.SPECIFIC_CHARACTER_SET) || otherwise.value().isEmpty()
                ? dataSet
                : dataSet.with(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, otherwise.value()));
    }

    private static DataSet dataSet(Map<?, ?> map, SpecificCharacterSet around, String place, int depth) {
        Map<Integer, Object> byTag = byTag(map, place);
        Object named = byTag.remove(Tag.SPECIFIC_CHARACTER_SET);
        List<Element> elements = new ArrayList<>();
        SpecificCharacterSet own = around;
        if (named != null) {
            own = SpecificCharacterSet.of(named(named, place));
            elements.add(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, own.value()));
        }
        AttributeWriter writer = new AttributeWriter(own, place, depth);
        byTag.forEach((tag, value) -> elements.add(writer.element(tag, value)));
        return DataSet.of(elements);
    }

    private static Map<Integer, Object> byTag(Map<?, ?> map, String place) {
        Map<Integer, Object> byTag = new TreeMap<>(Integer::compareUnsigned);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            int tag = tag(String.valueOf(entry.getKey()), place);
            if (byTag.containsKey(tag)) {
                throw new IllegalAttributeException(
                        place + AttributeName.of(tag), "comes twice (expected: once, by its keyword or by its tag)");
            }
            byTag.put(tag, entry.getValue());
        }
        return byTag;
    }

    private static int tag(String name, String place) {
        int tag;
        try {
            tag = AttributeName.tag(name);
        } catch (UnknownAttributeException e) {
            throw place.isEmpty() ? e : new UnknownAttributeException(place, name);
        }
        if (Tag.group(tag) < 8 || Tag.group(tag) == 0xFFFE || Tag.isGroupLength(tag)) {
            throw new IllegalAttributeException(
                    place + AttributeName.hex(tag),
                    "no attribute of a data set (expected: group 0008 or above, no length)");
        }
        return tag;
    }

    private static String named(Object value, String place) {
        Object plain = value instanceof TypedValue typed ? typed.value() : value;
        List<?> terms = list(plain);
        if (!terms.stream().allMatch(term -> term == null || term instanceof CharSequence)) {
            throw new IllegalAttributeException(
                    place + "SpecificCharacterSet", "no text (expected: a defined term, such as ISO_IR 192)");
        }
        return terms.stream().map(term -> Objects.toString(term, "")).collect(Collectors.joining("\\"));
    }

    private Element element(int tag, Object given) {
        VR vr = given instanceof TypedValue typed ? typed.vr() : Dictionary.vr(tag);
        Object value = given instanceof TypedValue typed ? typed.value() : given;
        String attribute = place + AttributeName.of(tag);
        if (vr == VR.SQ) {
            return new Element(tag, vr, sequence(attribute, value));
        }
        if (!vr.isString()) {
            return Element.of(tag, vr, BinaryValue.encode(attribute, vr, value));
        }
        TextValue text = new TextValue(attribute, vr);
        String all = list(value).stream().map(text::of).collect(Collectors.joining("\\"));
        try {
            return Element.of(tag, vr, characterSet.encode(tag, vr, all));
        } catch (UnmappableTextException e) {
            throw new UnencodableTextException(attribute, characterSet.name(), e);
        }
    }

    private Value.Sequence sequence(String attribute, Object value) {
        if (depth == DEEPEST) {
            throw new IllegalAttributeException(
                    attribute, "nested too deeply (expected: at most " + DEEPEST + " levels)");
        }
        List<Value.Item> items = new ArrayList<>();
        for (Object item : list(value)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new IllegalAttributeException(
                        attribute, "its items are no maps (expected: a map, or a list of maps, by keyword)");
            }
            String inside = attribute + "[" + (items.size() + 1) + "].";
            items.add(new Value.Item(dataSet(map, characterSet, inside, depth + 1), false));
        }
        return new Value.Sequence(items, false);
    }

    /** Several values, one, or none. */
    static List<?> list(Object value) {
        if (value == null || "".equals(value)) {
            return List.of();
        }
        if (value instanceof Collection<?> several) {
            return new ArrayList<>(several);
        }
        return value instanceof Object[] array ? Arrays.asList(array) : List.of(value);
    }
}
