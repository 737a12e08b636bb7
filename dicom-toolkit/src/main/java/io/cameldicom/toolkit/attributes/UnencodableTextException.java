package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.UnmappableTextException;

/** A text has a character that the character set, which somebody has asked for, does not have. */
public final class UnencodableTextException extends IllegalAttributeException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String characterSet;

    UnencodableTextException(String attribute, String characterSet, UnmappableTextException cause) {
        super(
                attribute,
                "character " + (cause.index() + 1) + " of its text is not in " + characterSet
                        + " (expected: text that is, or another character set; ISO_IR 192 has every character)",
                cause);
        this.index = cause.index();
        this.characterSet = characterSet;
    }

    /** Of the first such character in the text, all values parted by backslashes, from 0, in UTF-16 units. */
    public int index() {
        return index;
    }

    /** As Specific Character Set declares it. */
    public String characterSet() {
        return characterSet;
    }
}
