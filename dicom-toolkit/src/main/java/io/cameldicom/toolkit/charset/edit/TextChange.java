package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.VR;

/**
 * A value that reads otherwise than before.
 *
 * @param path of the element, such as {@code (0040,A730)[1].(0040,A160)}, items counted from 1
 * @param before as it read by the declared set, with U+FFFD where it could not be read
 * @param after as it reads now
 */
public record TextChange(String path, VR vr, String before, String after) {
    /** Path and VR, never text. */
    @Override
    public String toString() {
        return path + " " + vr;
    }
}
