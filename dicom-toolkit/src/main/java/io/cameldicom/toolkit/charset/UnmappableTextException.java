package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.Tag;

/** Text that has a character which the character set to encode it with does not have. */
public final class UnmappableTextException extends CharacterSetException {
    private static final long serialVersionUID = 1L;

    private final int tag;
    private final int index;

    /** @param index of the first such character in the text, from 0 */
    public UnmappableTextException(int tag, int index, String encoding) {
        super("text of " + Tag.toString(tag) + ": character " + index + " of the value is not in " + encoding
                + " (expected: a character set that has it, such as ISO_IR 192)");
        this.tag = tag;
        this.index = index;
    }

    public int tag() {
        return tag;
    }

    /** Of the first such character in the text, from 0, in UTF-16 units. */
    public int index() {
        return index;
    }
}
