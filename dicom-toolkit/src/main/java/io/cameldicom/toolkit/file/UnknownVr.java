package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import java.io.IOException;

/** Elements of Explicit VR whose VR the standard does not have: an invention of a writer, or not an element at all. */
final class UnknownVr {
    private static final int LENGTH_IN_LONG_HEADER = 8;

    private UnknownVr() {}

    /**
     * Requires two capital letters and a header of the long form, which all VRs have that the standard adds (PS3.5 §7.1.2):
     * the two bytes after the VR are zero, and the 32-bit length after them fits. Such an element is passed on as it is, or
     * as UN. Anything else is read in different ways by different receivers, so it must not be sent.
     *
     * @throws MalformedObjectException if the VR is not of two capital letters, or the header is of the short form
     */
    static void requireLongLength(ByteInput in, Frame frame, int tag) throws IOException {
        int first = in.peek(4);
        int second = in.peek(5);
        if (!isPrintable(first) || !isPrintable(second)) {
            String hint = frame.parent == null && frame.elements.isEmpty()
                    ? "; the data set may be in Implicit VR, against its transfer syntax"
                    : "";
            throw new MalformedObjectException(
                    Problem.MALFORMED,
                    String.format(
                            "%s at offset %d: VR: bytes %02X %02X (expected: two letters of PS3.5 §6.2%s)",
                            Tag.toString(tag), in.position(), first, second, hint),
                    in.position(),
                    tag);
        }
        boolean longLength = isCapital(first)
                && isCapital(second)
                && in.peekShort(6, frame.bigEndian) == 0
                && in.available(LENGTH_IN_LONG_HEADER + 4)
                && in.peekInt(LENGTH_IN_LONG_HEADER, frame.bigEndian)
                        <= frame.limit - in.position() - LENGTH_IN_LONG_HEADER - 4;
        if (!longLength) {
            throw new MalformedObjectException(
                    Problem.MALFORMED,
                    String.format(
                            "%s at offset %d: VR: '%c%c', not of the standard (expected: a VR of PS3.5 §6.2)",
                            Tag.toString(tag), in.position(), first, second),
                    in.position(),
                    tag);
        }
    }

    private static boolean isCapital(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character < 0x7F;
    }
}
