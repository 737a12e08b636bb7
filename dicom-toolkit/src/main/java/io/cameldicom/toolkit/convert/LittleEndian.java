package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;

/**
 * Puts values of Explicit VR Big Endian into the other byte order (PS3.5 §7.3). The VR alone tells the length of the words:
 * pixels of 8 bits in OW stand in words of two bytes too, and those of 32 bits in two words (PS3.5 §8.1.1, §A.3). An UN has
 * no words: it stays as it is.
 */
final class LittleEndian extends Rewriting {
    @Override
    Element rewritten(Element element, Scope scope) {
        return Words.reversed(element, wordLength(element.vr()));
    }

    private static int wordLength(VR vr) {
        return switch (vr) {
            case AT, OW, SS, US -> 2;
            case FL, OF, OL, SL, UL -> 4;
            case FD, OD, OV, SV, UV -> 8;
            default -> 1;
        };
    }
}
