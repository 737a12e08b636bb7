package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.VR;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.temporal.Temporal;
import java.util.Map;

/** Makes the text of one value, and checks it by its VR (PS3.5 §6.2). */
record TextValue(String attribute, VR vr) {
    private static final int LONGEST_DECIMAL = 16;
    private static final int MOST_DIGITS = 20;

    String of(Object value) {
        if (value == null) {
            return "";
        }
        String text = text(value);
        if (!text.isEmpty()) {
            Grammar.check(attribute, vr, text);
        }
        return text;
    }

    private String text(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Temporal temporal) {
            return TemporalText.of(attribute, vr, temporal);
        }
        if (value instanceof TemporalRange range) {
            return TemporalText.of(attribute, vr, range);
        }
        if (vr == VR.PN && value instanceof Map<?, ?>) {
            throw refused("a map (expected: text, with component groups parted by '=')");
        }
        throw refused("a value of type " + value.getClass().getSimpleName() + " (expected: text"
                + (vr == VR.IS || vr == VR.DS ? " or a number" : "") + ")");
    }

    private String number(Number number) {
        if (vr != VR.UI && isWhole(number)) {
            return number instanceof BigDecimal exact ? exact.toBigInteger().toString() : number.toString();
        }
        if (vr != VR.DS || !(number instanceof BigDecimal || isFinite(number.doubleValue()))) {
            throw refused("a number that is not whole (expected: " + Grammar.expected(vr) + ")");
        }
        return decimal(number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()));
    }

    /** In at most 16 characters, as exactly as they allow. */
    private static String decimal(BigDecimal exact) {
        if (Math.abs((long) exact.scale()) <= LONGEST_DECIMAL
                && exact.toPlainString().length() <= LONGEST_DECIMAL) {
            return exact.toPlainString();
        }
        for (int digits = LONGEST_DECIMAL; digits > 1; digits--) {
            String rounded = exact.round(new MathContext(digits)).toString();
            if (rounded.length() <= LONGEST_DECIMAL) {
                return rounded;
            }
        }
        return exact.round(new MathContext(1)).toString();
    }

    private static boolean isFinite(double number) {
        return !Double.isNaN(number) && !Double.isInfinite(number);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal exact
                        && exact.scale() <= 0
                        && (long) exact.precision() - exact.scale() <= MOST_DIGITS;
    }

    private IllegalAttributeException refused(String problem) {
        return new IllegalAttributeException(attribute, problem);
    }
}
