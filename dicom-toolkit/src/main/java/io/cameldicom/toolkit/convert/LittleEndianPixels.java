package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;

/**
 * Puts the pixels of the private transfer syntax 1.2.840.113619.5.2 into the byte order of everything else there. Only
 * pixels of 16 bits have one; how others of more than 8 bits would stand there, nothing says.
 */
final class LittleEndianPixels extends Rewriting {
    private static final int BITS_ALLOCATED = 0x00280100;

    @Override
    Element rewritten(Element element, Scope scope) {
        if (element.tag() != Tag.PIXEL_DATA) {
            return element;
        }
        int bits = scope.number(BITS_ALLOCATED).orElse(0);
        return switch (bits) {
            case 8 -> element;
            case 16 -> Words.reversed(element, 2);
            default ->
                throw new MalformedObjectException(
                        Problem.MALFORMED,
                        "Bits Allocated: " + bits + ", of big endian pixels (expected: 8 or 16)",
                        -1,
                        BITS_ALLOCATED);
        };
    }
}
