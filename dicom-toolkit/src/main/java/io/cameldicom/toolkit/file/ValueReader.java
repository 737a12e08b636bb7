package io.cameldicom.toolkit.file;

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

/** Takes values onto the heap or leaves them where they are, and keeps count of what that costs. */
final class ValueReader {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int TEXT_ON_HEAP = 1 << 20;
    /** Structure sets and enhanced objects may have more values of middle length than there is room for. */
    private static final int FRUGAL_THRESHOLD = 256;

    private static final int HEADER = 8;

    /** About what an element, a sequence or an item takes from the heap, in bytes. */
    private static final int EACH = 64;

    /** What an array takes besides its bytes. */
    private static final int ARRAY = 32;

    private final ByteInput in;
    private final Path file;
    private final ReadLimits limits;
    private final ReadProblems problems;
    private long heapBytes;
    private int elements;
    private boolean oddLength;
    private boolean onHeap;

    ValueReader(ByteInput in, Path file, ReadLimits limits, ReadProblems problems) {
        this.in = in;
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    /** Keeps every value on the heap, whatever its length. */
    void onHeap() {
        onHeap = true;
    }

    /** Whether some value or fragment has an odd length. */
    boolean hasOddLength() {
        return oddLength;
    }

    /** Counts an element, an item or a fragment, and what it costs besides its value. */
    void count(int tag) {
        take(tag, EACH);
        if (++elements > limits.elements()) {
            throw problems.at(
                    Problem.LIMIT_EXCEEDED,
                    tag,
                    "elements: more than " + limits.elements() + " (expected: at most that, limit elements)");
        }
    }

    /** Before anything is made of a length: it must be allowed, and be there. */
    void checkLength(Frame frame, int tag, long length) {
        if (length > limits.valueLength()) {
            throw problems.at(
                    Problem.LIMIT_EXCEEDED,
                    tag,
                    "value length: " + length + " (expected: at most " + limits.valueLength() + ", limit valueLength)");
        }
        if (length > frame.limit - in.position()) {
            throw problems.pastEnd(frame, tag, length);
        }
    }

    Value.Plain plain(int tag, VR vr, long length) throws IOException {
        if (length == 0) {
            return Value.Bytes.EMPTY;
        }
        oddLength |= (length & 1) == 1;
        if (!onHeap && length > threshold(vr)) {
            long position = in.position();
            if (!in.skip(length)) {
                throw problems.truncated(tag, position, length);
            }
            return file == null
                    ? new Value.Deflated(position, length)
                    : new Value.Region(new Segment.FileRegion(file, position, length));
        }
        take(tag, ARRAY + length);
        long position = in.position();
        byte[] bytes = in.bytes((int) length);
        if (bytes == null) {
            throw problems.truncated(tag, position, length);
        }
        return new Value.Bytes(bytes);
    }

    private void take(int tag, long bytes) {
        heapBytes += bytes;
        if (heapBytes > limits.headerBytes()) {
            throw problems.at(
                    Problem.LIMIT_EXCEEDED,
                    tag,
                    "header bytes: more than " + limits.headerBytes() + " (expected: at most that, limit headerBytes)");
        }
    }

    private int threshold(VR vr) {
        if (heapBytes > limits.headerBytes() / 2) {
            return FRUGAL_THRESHOLD;
        }
        return vr.isText() ? Math.max(TEXT_ON_HEAP, limits.heapThreshold()) : limits.heapThreshold();
    }

    /** Items of compressed frames (PS3.5 §A.4), up to and including the sequence delimitation item. */
    Value.Fragments fragments(Frame frame, int tag) throws IOException {
        long start = in.position();
        boolean oddBefore = oddLength;
        oddLength = false;
        List<Value.Plain> fragments = new ArrayList<>();
        while (true) {
            if (!in.available(HEADER) || in.position() + HEADER > frame.limit) {
                throw problems.endsInside(frame, tag, "fragments");
            }
            int item = in.peekTag(frame.bigEndian);
            long length = in.peekInt(4, frame.bigEndian);
            if (item == Tag.SEQUENCE_DELIMITATION_ITEM) {
                in.take(HEADER);
                break;
            }
            if (item != Tag.ITEM || length == UNDEFINED) {
                throw problems.at(
                        Problem.MALFORMED,
                        tag,
                        "fragment: " + ReadProblems.item(item, length) + " (expected: an item with a length)");
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
}
