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

    /** Something runs past what is around it: an item or a sequence, or the end of the file. */
    MalformedObjectException pastEnd(Frame frame, int tag, long length) {
        if (frame.limit == in.end()) {
            return truncated(tag, in.position(), length);
        }
        return at(
                Problem.MALFORMED,
                tag,
                "length: " + length + " (expected: at most the " + Math.max(0, frame.limit - in.position())
                        + " bytes that are left of the sequence or item around it)");
    }

    MalformedObjectException truncated(int tag, long position, long length) {
        String left = in.end() == Long.MAX_VALUE
                ? ", but the deflated data set ends before that"
                : ", but only " + (in.end() - position) + " bytes are left in the file";
        return new MalformedObjectException(
                Problem.TRUNCATED,
                where(tag, position) + "length: " + length + left + " (expected: a complete file)",
                position,
                tag);
    }

    private static String where(int tag, long position) {
        return (tag == 0 ? "" : Tag.toString(tag) + " ") + "at offset " + position + ": ";
    }

    /** An item tag with its length, for a message. */
    static String item(int tag, long length) {
        return Tag.toString(tag) + (length == UNDEFINED ? " of undefined length" : " of length " + length);
    }
}
