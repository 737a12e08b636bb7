package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Data sets of messages, deflated as a whole (PS3.5 §A.5): raw RFC 1951, padded to even length. */
final class DeflatedBytes {
    private static final int CHUNK = 16 << 10;

    private DeflatedBytes() {}

    static byte[] deflate(byte[] dataSet) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(dataSet);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            if ((out.size() & 1) == 1) {
                out.write(0);
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws MalformedObjectException if it is no deflated stream, ends early, or has more than {@code most} bytes */
    static byte[] inflate(byte[] deflated, long most) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    throw problem(Problem.MALFORMED, "deflated stream: ends early (expected: a final block)");
                }
                if (out.size() + count > most) {
                    throw problem(
                            Problem.LIMIT_EXCEEDED,
                            "inflated data set: more than " + most
                                    + " bytes (expected: at most that, limit inflatedBytes)");
                }
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw problem(Problem.MALFORMED, "deflated stream: unreadable (expected: RFC 1951)");
        } finally {
            inflater.end();
        }
    }

    private static MalformedObjectException problem(Problem problem, String message) {
        return new MalformedObjectException(problem, message, -1, 0);
    }
}
