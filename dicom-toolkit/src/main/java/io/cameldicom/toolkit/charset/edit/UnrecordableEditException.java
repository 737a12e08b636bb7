package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;

/** An edit that cannot be recorded, as what was recorded before could not be kept. */
public final class UnrecordableEditException extends CharacterSetException {
    private static final long serialVersionUID = 1L;

    UnrecordableEditException(VR vr) {
        super("Original Attributes Sequence " + Tag.toString(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE) + ": encoded as " + vr
                + " with a length (expected: a sequence, to which what was before can be added)");
    }
}
