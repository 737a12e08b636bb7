package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import java.util.List;

/**
 * What is known before any text is seen.
 *
 * @param languages codes of {@link #knownLanguages()} that the text may be in, such as {@code de}; none: any
 * @param fallback what text is most likely in where no set is declared, or an unknown one; decides alone between encodings
 *     that nothing else tells apart
 */
public record InspectionOptions(List<String> languages, SpecificCharacterSet fallback) {
    /** Any language; ISO_IR 100. */
    public static final InspectionOptions DEFAULTS =
            new InspectionOptions(List.of(), SpecificCharacterSet.of("ISO_IR 100"));

    /** @throws IllegalArgumentException if a language is none of {@link #knownLanguages()}; the message lists them */
    public InspectionOptions {
        languages = List.copyOf(languages);
        for (String language : languages) {
            if (!knownLanguages().contains(language)) {
                throw new IllegalArgumentException(
                        "language: '" + language + "' (expected: one of " + String.join(", ", knownLanguages()) + ")");
            }
        }
    }

    /** Languages whose letters are known: ISO 639-1, with a region where that changes the letters ({@code zh-TW}). */
    public static List<String> knownLanguages() {
        return Languages.ALL.stream().map(Language::code).toList();
    }
}
