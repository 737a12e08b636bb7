package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.Optional;

/** Declares a character set for text that has none, although it needs one. No text is changed. */
public final class DefaultCharacterSet {
    private DefaultCharacterSet() {}

    /**
     * Sets Specific Character Set (0008,0005) to {@code definedTerm} where this is safe:
     *
     * <ul>
     *   <li>the data set declares none (the element is absent, or has no value);
     *   <li>text (of VR SH, LO, ST, LT, PN, UC or UT, also in items that declare none themselves) has bytes beyond ASCII;
     *   <li>each such text can be decoded in {@code definedTerm}, but not as UTF-8;
     *   <li>no text has a byte 80 to 9F, which Latin sets leave to control characters and Windows code pages use, nor an
     *       escape character, which announces another set;
     *   <li>all text is on the heap, so that it can be seen.
     * </ul>
     *
     * @return the data set with the element; empty if it should be left alone
     * @throws CharacterSetException if {@code definedTerm} is none of {@link DefinedTerm}, whatever the data set; the
     *     message lists them
     */
    public static Optional<DataSet> enrich(DataSet dataSet, String definedTerm) {
        DefinedTerm term = require(definedTerm);
        if (declares(dataSet)) {
            return Optional.empty();
        }
        UndeclaredText text = new UndeclaredText(SpecificCharacterSet.of(term.term()));
        text.look(dataSet);
        return text.fits() ? Optional.of(dataSet.with(padded(term))) : Optional.empty();
    }

    /**
     * The term as it is known.
     *
     * @throws CharacterSetException if it is not; the message lists those that are
     */
    public static DefinedTerm require(String definedTerm) {
        return DefinedTerm.of(definedTerm)
                .orElseThrow(() -> new CharacterSetException(
                        "character set: '" + definedTerm + "' (expected: one of " + DefinedTerm.list() + ")"));
    }

    static boolean declares(DataSet dataSet) {
        return dataSet.string(Tag.SPECIFIC_CHARACTER_SET).isPresent();
    }

    private static Element padded(DefinedTerm term) {
        String value = term.term();
        return Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, value.length() % 2 == 0 ? value : value + " ");
    }
}
