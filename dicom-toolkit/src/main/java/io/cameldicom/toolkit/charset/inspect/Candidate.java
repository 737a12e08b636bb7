package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.TextEncoding;
import java.util.Locale;

/**
 * An encoding in which the text may be.
 *
 * @param confidence 0 to 1, that the text reads in it as its author wrote it; encodings in which all of it reads the same
 *     have the same
 */
public record Candidate(TextEncoding encoding, double confidence) {
    /** Name and confidence, such as {@code ISO_IR 100 (0.97)}. */
    public String shown() {
        return encoding.name() + " (" + shown(confidence) + ")";
    }

    /** A confidence with two digits, rounded down: what is shown must not reach a bound that the number itself misses. */
    public static String shown(double confidence) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(confidence * 100 + 1e-9) / 100);
    }
}
