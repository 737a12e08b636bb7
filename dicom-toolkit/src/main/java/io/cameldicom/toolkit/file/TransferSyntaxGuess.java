package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.TransferSyntax.Encoding;
import io.cameldicom.toolkit.data.VR;
import java.io.IOException;
import java.util.Optional;

/** Tells the encoding of a data set from its first element, where File Meta Information does not, or is plainly wrong. */
final class TransferSyntaxGuess {
    /** Data sets begin with group 0008, seldom with another low one; text and pictures read as far higher groups. */
    private static final int HIGHEST_FIRST_GROUP = 0x0040;

    /** A first value that is cut, since its file still grows, is short; as numbers, any two letters are more than this. */
    private static final int LONGEST_CUT = 0x2000;

    private static final int HEADER = 8;
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    private TransferSyntaxGuess() {}

    /**
     * Empty if what follows does not look like an element.
     *
     * @param begun whether it is known to be a data set, which may then begin with any low group
     */
    static Optional<TransferSyntax> at(ByteInput in, boolean begun) throws IOException {
        if (!in.available(HEADER)) {
            return Optional.empty();
        }
        boolean explicit = VR.of(in.peek(4), in.peek(5)) != null;
        if (isFirstGroup(in.peekShort(0, false), begun)) {
            if (explicit) {
                return Optional.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
            return isImplicitLength(in, begun)
                    ? Optional.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)
                    : Optional.empty();
        }
        return explicit && isFirstGroup(in.peekShort(0, true), begun)
                ? Optional.of(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN)
                : Optional.empty();
    }

    /**
     * The encoding that the first element has, where it is not the one that is named: no VR where one belongs, or the very
     * VR of the tag in the place of a length. Only Implicit and Explicit VR
     * Little Endian are told apart: both leave pixel data as they are, so that the object is whole in either.
     */
    static Optional<TransferSyntax> against(TransferSyntax named, ByteInput in) throws IOException {
        if (!in.available(HEADER)) {
            return Optional.empty();
        }
        VR vr = VR.of(in.peek(4), in.peek(5));
        boolean wrong = named.encoding() == Encoding.EXPLICIT && vr == null
                || named.encoding() == Encoding.IMPLICIT && vr != null && vr == Dictionary.vr(in.peekTag(false));
        return wrong ? at(in, true).filter(guess -> !guess.isBigEndian()) : Optional.empty();
    }

    private static boolean isImplicitLength(ByteInput in, boolean begun) {
        long length = in.peekInt(4, false);
        return length <= in.end() - in.position() - HEADER || begun && (length == UNDEFINED || length <= LONGEST_CUT);
    }

    private static boolean isFirstGroup(int group, boolean begun) {
        return (begun || group >= 0x0004) && group <= HIGHEST_FIRST_GROUP;
    }
}
