package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.data.Tag;

/** Text that stays in its file, and of which there is more than is read from a file for one edit. */
public final class UnreadTextException extends CharacterSetException {
    private static final long serialVersionUID = 1L;

    private final int tag;

    UnreadTextException(int tag, long length) {
        super("text of " + Tag.toString(tag) + ": " + length + " bytes in the file (expected: at most "
                + LongText.MOST_BYTES + " bytes and " + LongText.MOST_VALUES
                + " values of an object that are too long for the heap)");
        this.tag = tag;
    }

    public int tag() {
        return tag;
    }
}
