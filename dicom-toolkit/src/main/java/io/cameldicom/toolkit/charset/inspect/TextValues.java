package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the values whose text depends on the character set of a data set: those with a byte beyond ASCII or an escape. Values
 * of private elements are passed over, which may hold anything.
 */
final class TextValues {
    static final byte ESCAPE = 0x1B;

    /** One value. */
    record TextValue(int tag, VR vr, byte[] bytes) {}

    private List<TextValue> found = List.of();

    private TextValues() {}

    /** In the order of the data set; an empty list, for which nothing was allocated, where all text is ASCII. */
    static List<TextValue> in(DataSet dataSet) {
        TextValues values = new TextValues();
        values.look(dataSet);
        return values.found;
    }

    /** Recursion is as deep as the nesting, which was bounded when the data set was read. */
    private void look(DataSet dataSet) {
        for (Element element : dataSet) {
            if (element.vr().isText()) {
                if (!Tag.isPrivate(element.tag())
                        && element.value() instanceof Value.Bytes heap
                        && !isAscii(heap.bytes())) {
                    add(new TextValue(element.tag(), element.vr(), heap.bytes()));
                }
            } else if (element.value() instanceof Value.Sequence sequence
                    && element.tag() != Tag.ORIGINAL_ATTRIBUTES_SEQUENCE) {
                for (Value.Item item : sequence.items()) {
                    if (!item.dataSet().contains(Tag.SPECIFIC_CHARACTER_SET)) {
                        look(item.dataSet());
                    }
                }
            }
        }
    }

    private void add(TextValue value) {
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        found.add(value);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == ESCAPE) {
                return false;
            }
        }
        return true;
    }
}
