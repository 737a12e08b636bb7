package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** The plainest character set that has all text of a map: none, ISO_IR 100 or ISO_IR 192. */
final class CharacterSetChoice {
    private static final SpecificCharacterSet LATIN_1 = SpecificCharacterSet.of("ISO_IR 100");
    private static final SpecificCharacterSet UTF_8 = SpecificCharacterSet.of("ISO_IR 192");

    private CharacterSetChoice() {}

    static SpecificCharacterSet of(Map<?, ?> map) {
        return switch (need(map, AttributeWriter.DEEPEST)) {
            case 0 -> SpecificCharacterSet.DEFAULT;
            case 1 -> LATIN_1;
            default -> UTF_8;
        };
    }

    private static int need(Object value, int depth) {
        if (depth < 0) {
            return 0; // the writer refuses it
        }
        if (value instanceof CharSequence text) {
            return text.chars().map(CharacterSetChoice::need).max().orElse(0);
        }
        if (value instanceof TypedValue typed) {
            return need(typed.value(), depth);
        }
        Collection<?> parts = value instanceof Map<?, ?> map
                ? map.values()
                : value instanceof Object[] array
                        ? Arrays.asList(array)
                        : value instanceof Collection<?> list ? list : Arrays.asList();
        return parts.stream().mapToInt(part -> need(part, depth - 1)).max().orElse(0);
    }

    private static int need(int c) {
        return c < 0x80 ? 0 : c >= 0xA0 && c <= 0xFF ? 1 : 2;
    }
}
