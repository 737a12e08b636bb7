package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;

/**
 * Tells a value that is cut by the end of a file, which may still be growing, from bytes that were never a header: a file
 * that grows is right as far as it goes.
 */
final class PlausibleLength {
    /** So near the highest number are negative ones, not values. */
    private static final long NEAR_HIGHEST = 0xFFFF_0000L;

    private static final int HIGHEST_SHORT = 0xFFFF;

    /** Coordinates of structure sets in Implicit VR are long, but not as long as this. */
    private static final long LONGEST_OF_SHORT_FORM = 64L << 20;

    private PlausibleLength() {}

    /** Whether this length, which exceeds the file, could be true of an element here. */
    static boolean mayBeOfGrowingFile(Frame frame, int tag, long length) {
        if (length >= NEAR_HIGHEST) {
            return false;
        }
        if (frame.isSequence()) {
            return true;
        }
        VR vr = Dictionary.vr(tag);
        boolean unheardOf = vr == VR.UN && !Tag.isPrivate(tag) && !Tag.isGroupLength(tag);
        boolean tooLong = vr != VR.UN && !vr.hasLongLength() && length >= LONGEST_OF_SHORT_FORM
                || length == HIGHEST_SHORT && frame.explicitVr;
        return !unheardOf && !tooLong && !isExplicitAfterAll(frame, vr, length) && isAscending(frame, tag);
    }

    /** Whether the VR of the element stands in the place of an implicit length. */
    private static boolean isExplicitAfterAll(Frame frame, VR vr, long length) {
        return !frame.explicitVr && VR.of((int) length & 0xFF, (int) (length >> 8) & 0xFF) == vr;
    }

    private static boolean isAscending(Frame frame, int tag) {
        if (frame.elements.isEmpty()) {
            return true;
        }
        Element last = frame.elements.get(frame.elements.size() - 1);
        return Integer.compareUnsigned(last.tag(), tag) <= 0;
    }
}
