package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.io.IOException;

/**
 * Whether an item is in Explicit VR. Items must be encoded as what is around them, and those of an UN in Implicit VR (PS3.5
 * §6.2.2, §7.5), but some writers mix the two. The header of the first element tells, whatever the size of the file.
 */
final class ItemEncoding {
    private static final int HEADER = 8;
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    /** As a number, the two letters of a VR are more than this. */
    private static final int LONGEST_IMPLICIT = 0x2000;

    private ItemEncoding() {}

    /** Of the item of {@code sequence} that begins here and may last until {@code end}. */
    static boolean isExplicit(ByteInput in, Frame sequence, long end) throws IOException {
        if (sequence.bigEndian
                || end - in.position() < HEADER
                || !in.available(HEADER)
                || Tag.group(in.peekTag(false)) == 0xFFFE) {
            return sequence.explicitVr;
        }
        long length = in.peekInt(4, false);
        return sequence.explicitVr
                ? length > LONGEST_IMPLICIT && length != UNDEFINED
                : isVr(in, Dictionary.vr(in.peekTag(false)));
    }

    /** Whether the VR of the tag, or any if that is not known, stands in the place of a length. */
    private static boolean isVr(ByteInput in, VR known) {
        VR vr = VR.of(in.peek(4), in.peek(5));
        return vr != null && (vr == known || known == VR.UN) && (!vr.hasLongLength() || in.peekShort(6, false) == 0);
    }
}
