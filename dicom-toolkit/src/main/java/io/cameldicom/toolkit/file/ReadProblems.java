package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;

/** Says what is wrong at the position of an input. */
final class ReadProblems {
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    private final ByteInput in;

    ReadProblems(ByteInput in) {
        this.in = in;
    }

    MalformedObjectException at(Problem problem, int tag, String message) {
        return new MalformedObjectException(problem, where(tag, in.position()) + message, in.position(), tag);
    }

    /** A value of {@code length} bytes runs past what is around it: an item or a sequence, or the end of the file. */
    MalformedObjectException pastEnd(Frame frame, int tag, long length) {
        long left = Math.max(0, frame.limit - in.position());
        if (frame.limit != in.end()) {
            return at(
                    Problem.MALFORMED,
                    tag,
                    "length: " + length + " (expected: at most the " + left
                            + " bytes that are left of the sequence or item around it)");
        }
        if (in.mayGrow() && PlausibleLength.mayBeOfGrowingFile(frame, tag, length)) {
            return cut(tag, in.position(), "length: " + length + ", but only " + left + " bytes are left in the file");
        }
        return at(
                Problem.MALFORMED,
                tag,
                "length: " + length + " (expected: at most the " + left + " bytes that are left in the " + whole()
                        + ")");
    }

    /** The input, or what is around, ends where a header must be. */
    MalformedObjectException endsInside(Frame frame, int tag, String what) {
        if (frame.limit != in.end()) {
            return at(
                    Problem.MALFORMED,
                    tag,
                    what + ": cut off by the end of the sequence or item around it (expected: at least 8 bytes)");
        }
        return cut(tag, in.position(), what + ": cut off by the end of the " + whole());
    }

    /** A value of {@code length} bytes from {@code position} turned out not to be there. */
    MalformedObjectException truncated(int tag, long position, long length) {
        return cut(tag, position, "length: " + length + ", but the data set ends before that");
    }

    /** What is inflated is complete, so that nothing more will come; a file may still be growing. */
    private MalformedObjectException cut(int tag, long position, String message) {
        return new MalformedObjectException(
                in.mayGrow() ? Problem.TRUNCATED : Problem.MALFORMED,
                where(tag, position) + message + " (expected: a complete " + whole() + ")",
                position,
                tag);
    }

    private String whole() {
        return in.mayGrow() ? "file" : "data set";
    }

    private static String where(int tag, long position) {
        return (tag == 0 ? "" : Tag.toString(tag) + " ") + "at offset " + position + ": ";
    }

    /** An item tag with its length, for a message. */
    static String item(int tag, long length) {
        return Tag.toString(tag) + (length == UNDEFINED ? " of undefined length" : " of length " + length);
    }
}
