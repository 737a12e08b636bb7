package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values of one element, one by one. */
public final class AttributeValues {
    private AttributeValues() {}

    /**
     * The character set of a data set or item: its own, else that of what is around it. One that is unknown counts as none:
     * ASCII can be read all the same.
     */
    public static SpecificCharacterSet characterSet(DataSet dataSet, SpecificCharacterSet around) {
        try {
            return SpecificCharacterSet.declaredIn(dataSet).orElse(around);
        } catch (CharacterSetException e) {
            return SpecificCharacterSet.DEFAULT;
        }
    }

    /**
     * The values of an element whose bytes are on the heap. IS is an {@code Integer}, or what it is if it is none; DS a
     * {@code BigDecimal} likewise; binary numbers are numbers; an AT is {@code GGGGEEEE}; all else is text without padding.
     * A value without characters, between others, is null.
     *
     * @return empty if the element has no value, is a sequence, holds bytes (OB, UN, …), or is not on the heap
     */
    public static List<Object> of(Element element, SpecificCharacterSet set) {
        if (!(element.value() instanceof Value.Bytes bytes) || bytes.length() == 0) {
            return List.of();
        }
        VR vr = element.vr();
        return vr.isString()
                ? strings(vr, set.decodeReplacing(vr, bytes.bytes()))
                : BinaryValue.decode(vr, bytes.bytes());
    }

    private static List<Object> strings(VR vr, String text) {
        String padded = vr == VR.UI ? text.replace('\0', ' ') : text;
        if (vr == VR.ST || vr == VR.LT || vr == VR.UT || vr == VR.UR) {
            String one = withoutPadding(padded);
            return one.isEmpty() ? List.of() : List.of(one);
        }
        List<Object> values = new ArrayList<>();
        for (String value : padded.split("\\\\", -1)) {
            values.add(value(vr, withoutPadding(value).stripLeading()));
        }
        return values.size() == 1 && values.get(0) == null ? List.of() : values;
    }

    private static String withoutPadding(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        return value.substring(0, end);
    }

    private static Object value(VR vr, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (vr) {
            case IS -> number(text, Integer::valueOf).orElse(text);
            case DS -> number(text, BigDecimal::new).orElse(text);
            default -> text;
        };
    }

    private static Optional<Object> number(String text, Function<String, Object> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
