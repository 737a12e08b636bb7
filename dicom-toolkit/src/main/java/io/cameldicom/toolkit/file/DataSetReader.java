package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads elements (PS3.5 §7) to the end of the input. Each step deals with one header: of an element, an item or a
 * delimitation item; what is nested waits in {@link Frame}s.
 */
final class DataSetReader {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int TEXT_ON_HEAP = 1 << 20;
    /** Media are padded by sectors; longer runs of zeros look like a copy that is under way. */
    private static final int MOST_TRAILING_ZEROS = 4096;

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 12;

    private final ByteInput in;
    private final Path file;
    private final ReadLimits limits;
    private final ElementCollector collector = new ElementCollector();
    private long heapBytes;
    private int elements;
    private boolean oddLength;
    private long end;

    /** @param file where regions lie, or null if the input's positions are not positions of a file */
    DataSetReader(ByteInput in, Path file, ReadLimits limits) {
        this.in = in;
        this.file = file;
        this.limits = limits;
    }

    /** Reads group 0002 and stops before the first element of another group. */
    DataSet fileMeta() throws IOException {
        Frame root = Frame.root(in.end(), !metaIsImplicit(), false);
        while (in.available(HEADER) && Tag.group(in.peekTag(false)) == 2) {
            int tag = in.peekTag(false);
            if (dataSetStep(root) != root) {
                throw error(Problem.MALFORMED, tag, "File Meta Information: holds a sequence (expected: none)");
            }
        }
        return collector.dataSet(root.elements);
    }

    /** PS3.10 §7.1 wants Explicit VR; some writers use the encoding of the data set. */
    private boolean metaIsImplicit() throws IOException {
        return in.available(HEADER) && VR.of(in.peek(4), in.peek(5)) == null;
    }

    DataSet dataSet(boolean explicitVr, boolean bigEndian) throws IOException {
        Frame frame = Frame.root(in.end(), explicitVr, bigEndian);
        Frame last = frame;
        while (frame != null) {
            last = frame;
            frame = frame.isSequence() ? sequenceStep(frame) : dataSetStep(frame);
        }
        return collector.dataSet(last.elements);
    }

    /** Where the data set ended, before zeros that may follow it. */
    long end() {
        return end;
    }

    /** Whether some value or fragment has an odd length, which must not leave as it is. */
    boolean hasOddLength() {
        return oddLength;
    }

    /** Tag of the first element that came twice in one data set with different values; 0 if none did. */
    int duplicate() {
        return collector.duplicate();
    }

    private Frame dataSetStep(Frame frame) throws IOException {
        long position = in.position();
        if (position == frame.limit && !frame.undefinedLength) {
            return close(frame);
        }
        if (!in.available(HEADER)) {
            return endOfInput(frame);
        }
        int tag = in.peekTag(frame.bigEndian);
        if (Tag.group(tag) == 0xFFFE) {
            return delimitation(frame, tag);
        }
        if (tag == 0 && frame.parent == null) {
            return zeros(frame);
        }
        if (position + HEADER > frame.limit) {
            throw pastEnd(frame, tag, HEADER);
        }
        return frame.explicitVr ? explicitElement(frame, tag) : implicitElement(frame, tag);
    }

    private Frame explicitElement(Frame frame, int tag) throws IOException {
        VR vr = VR.of(in.peek(4), in.peek(5));
        boolean longLength = vr == null ? UnknownVr.hasLongLength(in, frame, tag) : vr.hasLongLength();
        long length;
        if (longLength) {
            if (!in.available(LONG_HEADER) || in.position() + LONG_HEADER > frame.limit) {
                throw pastEnd(frame, tag, LONG_HEADER);
            }
            length = in.peekInt(HEADER, frame.bigEndian);
            in.take(LONG_HEADER);
        } else {
            length = in.peekShort(6, frame.bigEndian);
            in.take(HEADER);
        }
        VR known = vr == null ? VR.UN : vr;
        if (length == UNDEFINED && known != VR.SQ && known != VR.UN && known != VR.OB && known != VR.OW) {
            throw error(Problem.MALFORMED, tag, "undefined length of VR " + known + " (expected: a length)");
        }
        return value(frame, tag, known, length);
    }

    private Frame implicitElement(Frame frame, int tag) throws IOException {
        long length = in.peekInt(4, frame.bigEndian);
        in.take(HEADER);
        VR vr = Dictionary.vr(tag);
        if (length == UNDEFINED && vr != VR.OB && vr != VR.OW) {
            vr = VR.SQ;
        }
        return value(frame, tag, vr, length);
    }

    private Frame value(Frame frame, int tag, VR vr, long length) throws IOException {
        count(tag);
        boolean undefined = length == UNDEFINED;
        if (!undefined) {
            checkLength(frame, tag, length);
        }
        if (vr == VR.SQ || undefined && vr == VR.UN && tag != Tag.PIXEL_DATA) {
            if (frame.depth + 1 > limits.nestingDepth()) {
                throw error(
                        Problem.LIMIT_EXCEEDED,
                        tag,
                        "nesting depth: " + (frame.depth + 1) + " (expected: at most " + limits.nestingDepth() + ")");
            }
            return frame.sequence(tag, vr, undefined ? -1 : in.position() + length, vr == VR.UN);
        }
        frame.elements.add(new Element(tag, vr, undefined ? fragments(frame, tag) : plain(tag, vr, length)));
        return frame;
    }

    private void count(int tag) {
        if (++elements > limits.elements()) {
            throw error(
                    Problem.LIMIT_EXCEEDED,
                    tag,
                    "elements: more than " + limits.elements() + " (expected: at most that)");
        }
    }

    private void checkLength(Frame frame, int tag, long length) {
        if (length > limits.valueLength()) {
            throw error(
                    Problem.LIMIT_EXCEEDED,
                    tag,
                    "value length: " + length + " (expected: at most " + limits.valueLength() + ")");
        }
        if (length > frame.limit - in.position()) {
            throw pastEnd(frame, tag, length);
        }
    }

    private Value.Plain plain(int tag, VR vr, long length) throws IOException {
        if (length == 0) {
            return Value.Bytes.EMPTY;
        }
        oddLength |= (length & 1) == 1;
        int threshold = vr.isText() ? Math.max(TEXT_ON_HEAP, limits.heapThreshold()) : limits.heapThreshold();
        if (length > threshold) {
            long position = in.position();
            if (!in.skip(length)) {
                throw truncated(tag, position, length);
            }
            return file == null
                    ? new Value.Deflated(position, length)
                    : new Value.Region(new Segment.FileRegion(file, position, length));
        }
        heapBytes += length;
        if (heapBytes > limits.headerBytes()) {
            throw error(
                    Problem.LIMIT_EXCEEDED,
                    tag,
                    "header bytes: more than " + limits.headerBytes() + " (expected: at most that)");
        }
        long position = in.position();
        byte[] bytes = in.bytes((int) length);
        if (bytes == null) {
            throw truncated(tag, position, length);
        }
        return new Value.Bytes(bytes);
    }

    /** Items of compressed frames (PS3.5 §A.4), up to and including the sequence delimitation item. */
    private Value.Fragments fragments(Frame frame, int tag) throws IOException {
        long start = in.position();
        boolean oddBefore = oddLength;
        oddLength = false;
        List<Value.Plain> fragments = new ArrayList<>();
        while (true) {
            if (!in.available(HEADER) || in.position() + HEADER > frame.limit) {
                throw pastEnd(frame, tag, HEADER);
            }
            int item = in.peekTag(frame.bigEndian);
            long length = in.peekInt(4, frame.bigEndian);
            if (item == Tag.SEQUENCE_DELIMITATION_ITEM) {
                in.take(HEADER);
                break;
            }
            if (item != Tag.ITEM || length == UNDEFINED) {
                throw error(
                        Problem.MALFORMED,
                        tag,
                        "fragment: " + itemFound(item, length) + " (expected: an item with a length)");
            }
            in.take(HEADER);
            count(tag);
            checkLength(frame, tag, length);
            fragments.add(plain(tag, VR.OB, length));
        }
        boolean whole = file != null && !oddLength;
        oddLength |= oddBefore;
        return new Value.Fragments(
                fragments,
                whole ? Optional.of(new Segment.FileRegion(file, start, in.position() - start)) : Optional.empty());
    }

    private Frame sequenceStep(Frame frame) throws IOException {
        if (in.position() == frame.limit && !frame.undefinedLength) {
            return close(frame);
        }
        if (!in.available(HEADER) || in.position() + HEADER > frame.limit) {
            throw pastEnd(frame, frame.tag, HEADER);
        }
        int tag = in.peekTag(frame.bigEndian);
        if (tag == Tag.ITEM) {
            long length = in.peekInt(4, frame.bigEndian);
            in.take(HEADER);
            count(frame.tag);
            if (length == UNDEFINED) {
                return frame.item(-1);
            }
            checkLength(frame, frame.tag, length);
            return frame.item(in.position() + length);
        }
        if (Tag.group(tag) == 0xFFFE) {
            return delimitation(frame, tag);
        }
        throw error(
                Problem.MALFORMED, frame.tag, "item of sequence: " + Tag.toString(tag) + " (expected: (FFFE,E000))");
    }

    /** The delimitation item that ends {@code frame}; one that ends nothing is passed over, as others do. */
    private Frame delimitation(Frame frame, int tag) throws IOException {
        int closes = frame.isSequence() ? Tag.SEQUENCE_DELIMITATION_ITEM : Tag.ITEM_DELIMITATION_ITEM;
        long length = in.peekInt(4, frame.bigEndian);
        boolean known = tag == Tag.SEQUENCE_DELIMITATION_ITEM || tag == Tag.ITEM_DELIMITATION_ITEM;
        if (!known || length != 0 || tag != closes && frame.undefinedLength) {
            throw error(
                    Problem.MALFORMED,
                    frame.tag,
                    itemFound(tag, length)
                            + (frame.undefinedLength
                                    ? " (expected: " + Tag.toString(closes) + ")"
                                    : " (expected: an element)"));
        }
        in.take(HEADER);
        return frame.undefinedLength ? close(frame) : frame;
    }

    private static String itemFound(int tag, long length) {
        return Tag.toString(tag) + (length == UNDEFINED ? " of undefined length" : " of length " + length);
    }

    private Frame close(Frame frame) {
        Frame parent = frame.parent;
        if (parent == null) {
            end = in.position();
        } else if (frame.isSequence()) {
            Value value = new Value.Sequence(frame.items, frame.undefinedLength);
            parent.elements.add(new Element(frame.tag, frame.vr, value));
        } else {
            parent.items.add(new Value.Item(collector.dataSet(frame.elements), frame.undefinedLength));
        }
        return parent;
    }

    /** Fewer bytes are left than a header has. */
    private Frame endOfInput(Frame frame) throws IOException {
        if (frame.parent == null) {
            end = in.position();
            if (in.onlyZerosLeft(HEADER)) {
                return null;
            }
        }
        throw pastEnd(frame, frame.tag, HEADER);
    }

    /** A few zeros after the data set are left out. */
    private Frame zeros(Frame frame) throws IOException {
        end = in.position();
        if (!frame.elements.isEmpty() && in.onlyZerosLeft(MOST_TRAILING_ZEROS)) {
            return null;
        }
        boolean garbage = in.available(1) && in.peek(0) != 0;
        throw new MalformedObjectException(
                garbage ? Problem.MALFORMED : Problem.TRUNCATED,
                where(0, end) + "zeros in the place of an element (expected: at most " + MOST_TRAILING_ZEROS
                        + " of them, after the last element)",
                end,
                0);
    }

    private MalformedObjectException pastEnd(Frame frame, int tag, long length) {
        if (frame.limit == in.end()) {
            return truncated(tag, in.position(), length);
        }
        return error(
                Problem.MALFORMED,
                tag,
                "length: " + length + " (expected: at most the " + Math.max(0, frame.limit - in.position())
                        + " bytes that are left of the sequence or item around it)");
    }

    private MalformedObjectException truncated(int tag, long position, long length) {
        String left = in.end() == Long.MAX_VALUE
                ? "the deflated data set ends before"
                : (in.end() - position) + " bytes are left";
        return new MalformedObjectException(
                Problem.TRUNCATED,
                where(tag, position) + "length: " + length + " (expected: at most what is there; " + left + ")",
                position,
                tag);
    }

    private MalformedObjectException error(Problem problem, int tag, String message) {
        return new MalformedObjectException(problem, where(tag, in.position()) + message, in.position(), tag);
    }

    private static String where(int tag, long position) {
        return (tag == 0 ? "" : Tag.toString(tag) + " ") + "at offset " + position + ": ";
    }
}
