package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.Tag;

/** Bytes that are no text in the character set by which they were read. */
public final class MalformedTextException extends CharacterSetException {
    private static final long serialVersionUID = 1L;

    private final int tag;
    private final int offset;

    /** @param offset of the first malformed byte in the value, from 0 */
    public MalformedTextException(int tag, int offset, String encoding) {
        super("text of " + Tag.toString(tag) + ": byte " + offset + " of the value is malformed (expected: text in "
                + encoding + ")");
        this.tag = tag;
        this.offset = offset;
    }

    public int tag() {
        return tag;
    }

    /** Of the first malformed byte in the value, from 0. */
    public int offset() {
        return offset;
    }
}
