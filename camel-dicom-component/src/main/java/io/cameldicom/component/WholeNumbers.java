package io.cameldicom.component;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * That options of a URI which are whole numbers have one. Camel itself takes {@code 16m} for a time and a word for 0, which for
 * some options means no limit.
 */
final class WholeNumbers {
    private static final Set<Class<?>> TYPES = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

    private WholeNumbers() {}

    /**
     * @param parameters options of an endpoint as they are written; references to beans ({@code #name}) are left to Camel
     * @throws IllegalArgumentException if one is no number; it names the option, not the value
     */
    static void check(Map<String, Object> parameters) {
        DicomEndpointConfigurer options = new DicomEndpointConfigurer();
        parameters.forEach((name, value) -> {
            Class<?> type = options.getOptionType(name, true);
            if (type != null && TYPES.contains(type) && value instanceof String text && !isNumber(text.strip())) {
                throw new IllegalArgumentException(
                        name + ": the value does not fit (expected: a value of type " + type.getSimpleName() + ")");
            }
        });
    }

    private static boolean isNumber(String text) {
        return text.startsWith("#") || NUMBER.matcher(text).matches();
    }
}
