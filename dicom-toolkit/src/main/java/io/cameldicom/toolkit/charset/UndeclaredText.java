package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;

/** Looks at all text of a data set that no Specific Character Set rules. */
final class UndeclaredText {
    private static final SpecificCharacterSet UTF_8 = SpecificCharacterSet.of("ISO_IR 192");

    private final SpecificCharacterSet charset;
    private boolean needsCharset;
    private boolean unfit;

    UndeclaredText(SpecificCharacterSet charset) {
        this.charset = charset;
    }

    /** Whether some text needs a character set, and all of it can be in this one. */
    boolean fits() {
        return needsCharset && !unfit;
    }

    /** Recursion is as deep as the nesting, which was bounded when the data set was read. */
    void look(DataSet dataSet) {
        for (Element element : dataSet) {
            if (unfit) {
                return;
            }
            if (element.value() instanceof Value.Sequence sequence) {
                for (Value.Item item : sequence.items()) {
                    if (!DefaultCharacterSet.declares(item.dataSet())) {
                        look(item.dataSet());
                    }
                }
            } else if (element.vr().isText()) {
                look(element.vr(), element.value());
            }
        }
    }

    private void look(VR vr, Value value) {
        if (!(value instanceof Value.Bytes heap)) {
            unfit = true;
            return;
        }
        boolean ascii = true;
        for (byte b : heap.bytes()) {
            if (b == CodeElement.ESC || b < (byte) 0xA0) {
                unfit = true;
                return;
            }
            ascii &= b >= 0;
        }
        if (!ascii) {
            needsCharset = true;
            unfit = UTF_8.canDecode(vr, heap.bytes()) || !charset.canDecode(vr, heap.bytes());
        }
    }
}
