package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Small data sets with text. */
final class Objects {
    static final int SEQUENCE = 0x00400275;
    static final int DESCRIPTION = 0x00400007;

    private Objects() {}

    static Element text(int tag, VR vr, String text, Charset charset) {
        return Element.of(tag, vr, text.getBytes(charset));
    }

    static Element name(String text, Charset charset) {
        return text(Tag.PATIENT_NAME, VR.PN, text, charset);
    }

    static Element latin(String name) {
        return name(name, StandardCharsets.ISO_8859_1);
    }

    static Element label(String value) {
        return Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, value);
    }

    static Element items(int tag, DataSet... items) {
        return new Element(
                tag,
                VR.SQ,
                new Value.Sequence(
                        Arrays.stream(items)
                                .map(item -> new Value.Item(item, false))
                                .toList(),
                        false));
    }

    static byte[] bytes(DataSet dataSet, int tag) {
        return ((Value.Bytes) dataSet.element(tag).orElseThrow().value()).bytes();
    }

    static String text(DataSet dataSet, int tag, Charset charset) {
        return new String(bytes(dataSet, tag), charset);
    }

    static DataSet item(DataSet dataSet, int tag, int number) {
        return dataSet.items(tag).get(number - 1);
    }

    /** The item that was appended last. */
    static DataSet record(DataSet dataSet) {
        List<DataSet> records = dataSet.items(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE);
        return records.get(records.size() - 1);
    }

    /** What it says of values that could stand as they were. */
    static DataSet modified(DataSet dataSet) {
        return item(record(dataSet), Tag.MODIFIED_ATTRIBUTES_SEQUENCE, 1);
    }

    static List<DataSet> nonconforming(DataSet dataSet) {
        return record(dataSet).items(Tag.NONCONFORMING_MODIFIED_ATTRIBUTES_SEQUENCE);
    }
}
