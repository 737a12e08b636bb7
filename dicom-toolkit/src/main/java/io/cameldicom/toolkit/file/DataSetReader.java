package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads elements (PS3.5 §7) to the end of the input. Each step deals with one header: of an element, an item or a
 * delimitation item; what is nested waits in {@link Frame}s.
 */
final class DataSetReader {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    /** Media are padded by sectors; longer runs of zeros look like a copy that is under way. */
    private static final int MOST_TRAILING_ZEROS = 4096;
    /** Behind pixel data hardly anything can be missing, and some media and archives pad by far more than a sector. */
    private static final int MOST_ZEROS_AFTER_PIXEL_DATA = 1 << 20;

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 12;

    private final ByteInput in;
    private final ReadLimits limits;
    private final ReadProblems problems;
    private final ValueReader values;
    private final ElementCollector collector = new ElementCollector();
    private int lastTag = 0xFFFF_FFFF;
    private long end;
    private boolean mixed;

    /** @param file where regions lie, or null if the input's positions are not positions of a file */
    DataSetReader(ByteInput in, Path file, ReadLimits limits) {
        this.in = in;
        this.problems = new ReadProblems(in);
        this.values = new ValueReader(in, file, limits, problems);
        this.limits = limits;
    }

    /** Reads no further than to this tag, and those below it. */
    DataSetReader upTo(int tag) {
        lastTag = tag;
        return this;
    }

    /** Keeps every value on the heap; the input must not be longer than an array. */
    DataSetReader onHeap() {
        values.onHeap();
        return this;
    }

    /** Reads group 0002 and stops before the first element of another group. */
    DataSet fileMeta() throws IOException {
        boolean bigEndian = in.available(HEADER) && in.peekShort(0, true) == 2;
        Frame root = Frame.root(in.end(), !metaIsImplicit(), bigEndian);
        while (in.available(HEADER) && Tag.group(in.peekTag(bigEndian)) == 2) {
            int tag = in.peekTag(bigEndian);
            if (dataSetStep(root) != root) {
                throw problems.at(Problem.MALFORMED, tag, "File Meta Information: holds a sequence (expected: none)");
            }
        }
        return collector.dataSet(root.elements);
    }

    /** PS3.10 §7.1 wants Explicit VR Little Endian; some writers use the encoding of the data set. */
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

    /**
     * Whether the data set must not leave as it is: some value or fragment has an odd length, or items are encoded in another
     * way than what is around them.
     */
    boolean mustBeEncodedAnew() {
        return mixed || values.hasOddLength();
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
        if (position + HEADER > frame.limit) {
            throw problems.endsInside(frame, tag, "header");
        }
        if (Tag.group(tag) == 0xFFFE) {
            return delimitation(frame, tag);
        }
        if (frame.parent == null && Integer.compareUnsigned(tag, lastTag) > 0) {
            return close(frame);
        }
        if (tag == 0 && frame.parent == null && in.onlyZeros(HEADER)) {
            return zeros(frame);
        }
        return frame.explicitVr ? explicitElement(frame, tag) : implicitElement(frame, tag);
    }

    private Frame explicitElement(Frame frame, int tag) throws IOException {
        VR vr = VR.of(in.peek(4), in.peek(5));
        if (vr == null) {
            UnknownVr.requireLongLength(in, frame, tag);
        }
        long length;
        if (vr == null || vr.hasLongLength()) {
            if (!in.available(LONG_HEADER) || in.position() + LONG_HEADER > frame.limit) {
                throw problems.endsInside(frame, tag, "header");
            }
            length = in.peekInt(HEADER, frame.bigEndian);
            in.take(LONG_HEADER);
        } else {
            length = in.peekShort(6, frame.bigEndian);
            in.take(HEADER);
        }
        VR known = vr == null ? VR.UN : vr;
        if (length == UNDEFINED && known != VR.SQ && known != VR.UN && !isOfBytes(known)) {
            throw problems.at(Problem.MALFORMED, tag, "undefined length of VR " + known + " (expected: a length)");
        }
        return value(frame, tag, known, length);
    }

    private Frame implicitElement(Frame frame, int tag) throws IOException {
        long length = in.peekInt(4, frame.bigEndian);
        in.take(HEADER);
        VR vr = Dictionary.vr(tag);
        if (length == UNDEFINED && !isOfBytes(vr)) {
            vr = VR.SQ;
        }
        return value(frame, tag, vr, length);
    }

    private static boolean isOfBytes(VR vr) {
        return vr == VR.OB || vr == VR.OW;
    }

    private Frame value(Frame frame, int tag, VR vr, long length) throws IOException {
        values.count(tag);
        boolean undefined = length == UNDEFINED;
        if (undefined && isOfBytes(vr) && tag != Tag.PIXEL_DATA) {
            throw problems.at(Problem.MALFORMED, tag, "undefined length of VR " + vr + " (expected: a length)");
        }
        if (!undefined) {
            values.checkLength(frame, tag, length);
        }
        if (vr == VR.SQ || undefined && vr == VR.UN && tag != Tag.PIXEL_DATA) {
            if (frame.depth + 1 > limits.nestingDepth()) {
                throw problems.at(
                        Problem.LIMIT_EXCEEDED,
                        tag,
                        "nesting depth: " + (frame.depth + 1) + " (expected: at most " + limits.nestingDepth()
                                + ", limit nestingDepth)");
            }
            return frame.sequence(tag, vr, undefined ? -1 : in.position() + length, vr == VR.UN);
        }
        frame.elements.add(
                new Element(tag, vr, undefined ? values.fragments(frame, tag) : values.plain(tag, vr, length)));
        return frame;
    }

    private Frame sequenceStep(Frame frame) throws IOException {
        if (in.position() == frame.limit && !frame.undefinedLength) {
            return close(frame);
        }
        if (!in.available(HEADER) || in.position() + HEADER > frame.limit) {
            throw problems.endsInside(frame, frame.tag, "sequence");
        }
        int tag = in.peekTag(frame.bigEndian);
        if (tag == Tag.ITEM) {
            long length = in.peekInt(4, frame.bigEndian);
            in.take(HEADER);
            values.count(frame.tag);
            if (length != UNDEFINED) {
                values.checkLength(frame, frame.tag, length);
            }
            long itemEnd = length == UNDEFINED ? frame.limit : in.position() + length;
            boolean explicit = ItemEncoding.isExplicit(in, frame, itemEnd);
            mixed |= explicit != frame.explicitVr;
            return frame.item(length == UNDEFINED ? -1 : itemEnd, explicit);
        }
        if (Tag.group(tag) == 0xFFFE) {
            return delimitation(frame, tag);
        }
        throw problems.at(
                Problem.MALFORMED, frame.tag, "item of sequence: " + Tag.toString(tag) + " (expected: (FFFE,E000))");
    }

    /**
     * The delimitation item that ends {@code frame}. One that ends nothing is passed over where it is the last thing in
     * there; anywhere else other readers stop at it, and lose what follows. They do not look at its length either.
     */
    private Frame delimitation(Frame frame, int tag) throws IOException {
        int closes = frame.isSequence() ? Tag.SEQUENCE_DELIMITATION_ITEM : Tag.ITEM_DELIMITATION_ITEM;
        if (tag != closes || !frame.undefinedLength && !isLast(frame)) {
            throw problems.at(
                    Problem.MALFORMED,
                    frame.tag,
                    ReadProblems.item(tag, in.peekInt(4, frame.bigEndian))
                            + (frame.undefinedLength
                                    ? " (expected: " + Tag.toString(closes) + ")"
                                    : " (expected: an element)"));
        }
        in.take(HEADER);
        return frame.undefinedLength ? close(frame) : frame;
    }

    private boolean isLast(Frame frame) throws IOException {
        return in.position() + HEADER == frame.limit || frame.limit == in.end() && !in.available(HEADER + 1);
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
        throw problems.endsInside(frame, frame.tag, frame.parent == null ? "header" : "item");
    }

    /** Zeros after the data set are left out. */
    private Frame zeros(Frame frame) throws IOException {
        end = in.position();
        int most = hasPixelData(frame) ? MOST_ZEROS_AFTER_PIXEL_DATA : MOST_TRAILING_ZEROS;
        if (!frame.elements.isEmpty() && in.onlyZerosLeft(most)) {
            return null;
        }
        boolean garbage = in.available(1) && in.peek(0) != 0;
        throw problems.at(
                garbage ? Problem.MALFORMED : Problem.TRUNCATED,
                0,
                "zeros in the place of an element (expected: at most " + most + " of them, after the last element)");
    }

    private static boolean hasPixelData(Frame frame) {
        return frame.elements.stream().anyMatch(element -> Tag.group(element.tag()) >= Tag.group(Tag.PIXEL_DATA));
    }
}
