package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;

/** Reads the text of one edit, and keeps count of what does not come from the heap. */
final class LongText {
    /** Of all such values of one edit together. */
    static final int MOST_BYTES = 16 << 20;

    /** A deflated file is inflated from its beginning for each. */
    static final int MOST_VALUES = 256;

    private final TextSource source;
    private long bytes;
    private int values;

    LongText(TextSource source) {
        this.source = source;
    }

    /**
     * @throws UnreadTextException if there is too much
     * @throws UnreadableObjectException if the file cannot be read now
     */
    byte[] bytes(Element element) {
        Value.Plain value = (Value.Plain) element.value();
        if (value instanceof Value.Bytes heap) {
            return heap.bytes();
        }
        bytes += value.length();
        values++;
        if (bytes > MOST_BYTES || values > MOST_VALUES) {
            throw new UnreadTextException(element.tag(), value.length());
        }
        try {
            return source.bytes(value);
        } catch (IOException e) {
            throw new UnreadableObjectException(e);
        }
    }
}
