package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.data.Tag;

/** Text that the 16-bit length of its VR cannot count in the set to encode it with (PS3.5 §7.1.2). */
public final class LongTextException extends CharacterSetException {
    private static final long serialVersionUID = 1L;

    private final int tag;

    LongTextException(int tag, long length) {
        super("text of " + Tag.toString(tag) + ": " + length
                + " bytes when encoded anew (expected: at most 65534, as its VR has a 16-bit length)");
        this.tag = tag;
    }

    public int tag() {
        return tag;
    }
}
