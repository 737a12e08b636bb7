package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.nio.ByteBuffer;

/** Values with the bytes of their words reversed: at once on the heap, when they are read in a file. */
final class Words {
    private Words() {}

    /** @throws MalformedObjectException if the value is not of whole words, or of fragments */
    static Element reversed(Element element, int wordLength) {
        if (wordLength == 1) {
            return element;
        }
        if (!(element.value() instanceof Value.Plain plain) || plain.length() % wordLength != 0) {
            throw new MalformedObjectException(
                    Problem.MALFORMED,
                    Tag.toString(element.tag()) + ": " + element.value() + " (expected: words of " + wordLength
                            + " bytes)",
                    -1,
                    element.tag());
        }
        return new Element(element.tag(), element.vr(), reversed(plain, wordLength));
    }

    private static Value reversed(Value.Plain value, int wordLength) {
        if (value instanceof Value.Bytes heap) {
            ByteBuffer copy = ByteBuffer.wrap(heap.bytes().clone());
            SegmentInput.reverse(copy, wordLength);
            return new Value.Bytes(copy.array());
        }
        Segment.FileRegion region = ((Value.Region) value).region();
        return new Value.Region(new Segment.FileRegion(region.file(), region.offset(), region.length(), wordLength));
    }
}
