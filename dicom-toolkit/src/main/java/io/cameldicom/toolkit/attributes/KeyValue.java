package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.VR;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** One value of a key, and which values it matches (PS3.4 §C.2.2.2.1 to C.2.2.2.5). */
sealed interface KeyValue {
    /** Matches only what has no value (PS3.4 §C.2.2.2.7). */
    String NO_VALUE = "\"\"";

    /** @param value as {@link AttributeValues} reads it */
    boolean matches(String value);

    /** An element without a value is matched by the wildcard for anything alone. */
    default boolean matchesAny(List<Object> values) {
        return values.stream().filter(Objects::nonNull).anyMatch(value -> matches(value.toString()))
                || values.isEmpty() && matches("");
    }

    static KeyValue of(VR vr, Object value) {
        String text = value.toString();
        if (text.equals(NO_VALUE)) {
            return new NoValue();
        }
        return switch (vr) {
            case DA, TM, DT -> Temporal.of(vr, text);
            case IS, DS -> new Number(text);
            case PN -> new Name(new Wildcards(text, true));
            case AE, CS, LO, LT, SH, ST, UC, UR, UT, UN -> new Wildcard(new Wildcards(text, false));
            default -> new Single(text);
        };
    }

    /** Single value matching. */
    record Single(String key) implements KeyValue {
        @Override
        public boolean matches(String value) {
            return value.equals(key);
        }
    }

    /** The same number, however it is written. */
    record Number(String key) implements KeyValue {
        @Override
        public boolean matches(String value) {
            try {
                return new BigDecimal(key).compareTo(new BigDecimal(value)) == 0;
            } catch (NumberFormatException e) {
                return value.equals(key);
            }
        }
    }

    /** Wildcard matching. */
    record Wildcard(Wildcards key) implements KeyValue {
        @Override
        public boolean matches(String value) {
            return key.match(value);
        }
    }

    /** What has no value. */
    record NoValue() implements KeyValue {
        @Override
        public boolean matches(String value) {
            return value.isEmpty();
        }
    }

    /** A name, whatever its case: as a whole, or one of its component groups; empty components at the end do not count. */
    record Name(Wildcards key) implements KeyValue {
        @Override
        public boolean matches(String value) {
            if (key.match(value) || key.match(trimmed(value))) {
                return true;
            }
            for (String group : value.split("=")) {
                if (key.match(trimmed(group))) {
                    return true;
                }
            }
            return false;
        }

        private static String trimmed(String name) {
            return name.replaceAll("[\\^=]+$", "");
        }
    }

    /** Range matching, or that of a single date or time, of which either side may be less exact than the other. */
    record Temporal(Optional<String> from, Optional<String> to) implements KeyValue {
        /** At the end of a DT; beyond 1400 it is a year, and the end of a range. */
        private static final Pattern OFFSET = Pattern.compile("[0-9.]{4,21}[+-](0[0-9]|1[0-4])[0-9]{2}");

        static Temporal of(VR vr, String key) {
            int hyphen = vr == VR.DT && OFFSET.matcher(key).matches() ? -1 : key.indexOf('-');
            return hyphen < 0
                    ? new Temporal(Optional.of(key), Optional.of(key))
                    : new Temporal(end(key.substring(0, hyphen)), end(key.substring(hyphen + 1)));
        }

        private static Optional<String> end(String text) {
            return Optional.of(text.strip()).filter(end -> !end.isEmpty());
        }

        @Override
        public boolean matches(String value) {
            String plain = plain(value);
            return !plain.isEmpty()
                    && from.map(Temporal::plain)
                            .filter(end -> order(plain, end) < 0)
                            .isEmpty()
                    && to.map(Temporal::plain)
                            .filter(end -> order(plain, end) > 0)
                            .isEmpty();
        }

        /** By what both tell. */
        private static int order(String left, String right) {
            int length = Math.min(left.length(), right.length());
            return left.substring(0, length).compareTo(right.substring(0, length));
        }

        /** Without what old writers put between the parts, and without an offset. */
        private static String plain(String text) {
            String digits = text.replace(":", "").replace(".", "");
            int offset = Math.max(digits.indexOf('+'), digits.indexOf('-'));
            return (offset > 0 ? digits.substring(0, offset) : digits).strip();
        }
    }
}
