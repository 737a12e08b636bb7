package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Looks at all text of a data set that no Specific Character Set rules. */
final class UndeclaredText {
    private static final byte ESCAPE = 0x1B;

    private final Charset charset;
    private boolean needsCharset;
    private boolean unfit;

    UndeclaredText(Charset charset) {
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
                look(element.value());
            }
        }
    }

    private void look(Value value) {
        if (!(value instanceof Value.Bytes heap)) {
            unfit = true;
            return;
        }
        boolean ascii = true;
        for (byte b : heap.bytes()) {
            if (b == ESCAPE || b < (byte) 0xA0) {
                unfit = true;
                return;
            }
            ascii &= b >= 0;
        }
        if (!ascii) {
            needsCharset = true;
            unfit = decodes(heap.bytes(), StandardCharsets.UTF_8) || !decodes(heap.bytes(), charset);
        }
    }

    private static boolean decodes(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
