package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;

/**
 * Names the VR of elements that were read in Implicit VR, where the standard leaves a choice to the context (PS3.5 §A.2,
 * PS3.6 §6). What the dictionary does not know stays UN (PS3.5 §6.2.2).
 */
final class ExplicitVr extends Rewriting {
    private static final int PIXEL_REPRESENTATION = 0x00280103;
    private static final int BITS_ALLOCATED = 0x00280100;
    private static final int WAVEFORM_BITS_ALLOCATED = 0x54001004;
    private static final int WAVEFORM_GROUP = 0x5400;

    @Override
    Element rewritten(Element element, Scope scope) {
        VR vr = element.vr() == VR.US || element.vr() == VR.OW ? choice(element, scope) : element.vr();
        return vr == element.vr() ? element : new Element(element.tag(), vr, element.value());
    }

    private static VR choice(Element element, Scope scope) {
        String allowed =
                Dictionary.entry(element.tag()).map(Dictionary.Entry::vr).orElse("");
        switch (allowed) {
            case "US or SS":
                return scope.nearestNumber(PIXEL_REPRESENTATION).orElse(0) == 1 ? VR.SS : VR.US;
            case "OB or OW":
                return isOfBytes(element.tag(), scope) ? VR.OB : VR.OW;
            case "US or OW", "US or SS or OW":
                // Tables may be longer than the 16-bit length of US can say.
                return VR.OW;
            default:
                return element.vr();
        }
    }

    /** Little endian, the bytes are the same in either. */
    private static boolean isOfBytes(int tag, Scope scope) {
        if (tag == Tag.PIXEL_DATA) {
            return scope.number(BITS_ALLOCATED).filter(bits -> bits <= 8).isPresent();
        }
        return Tag.group(tag) == WAVEFORM_GROUP
                && scope.number(WAVEFORM_BITS_ALLOCATED)
                        .filter(bits -> bits <= 8)
                        .isPresent();
    }
}
