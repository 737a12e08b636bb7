package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.io.IOException;
import java.util.Arrays;

/** Says what a file is whose beginning is neither a preamble with the prefix {@code DICM} nor an element. */
final class FirstBytes {
    private static final int PREAMBLE_AND_PREFIX = 132;

    /** Kinds of files that are met under the names of DICOM files. */
    private enum Kind {
        JPEG("a JPEG picture", 0xFF, 0xD8, 0xFF),
        PNG("a PNG picture", 0x89, 'P', 'N', 'G'),
        GIF("a GIF picture", 'G', 'I', 'F', '8'),
        PDF("a PDF document", '%', 'P', 'D', 'F'),
        ZIP("a ZIP archive", 'P', 'K', 3, 4),
        GZIP("compressed by gzip", 0x1F, 0x8B),
        UTF_16("text", 0xFF, 0xFE),
        UTF_16_BIG_ENDIAN("text", 0xFE, 0xFF);

        private final String name;
        private final int[] start;

        Kind(String name, int... start) {
            this.name = name;
            this.start = start;
        }
    }

    private FirstBytes() {}

    /** The problem of a file, read from its beginning; one that is only short may still be growing. */
    static MalformedObjectException problem(FileInput in, long size) throws IOException {
        int seen = (int) Math.min(size, PREAMBLE_AND_PREFIX);
        String kind = in.available(seen) ? kind(in, seen) : null;
        if (kind != null) {
            return problem(Problem.NOT_DICOM, "file: " + kind + " (expected: a DICOM object)");
        }
        if (in.onlyZeros(seen)) {
            return problem(
                    Problem.TRUNCATED,
                    "file: nothing but zeros in the place of preamble and prefix (expected: a DICOM object)");
        }
        if (size < PREAMBLE_AND_PREFIX) {
            return problem(
                    Problem.TRUNCATED,
                    "file: " + size + " bytes, and no DICOM element at its start (expected: preamble, prefix DICM and "
                            + "File Meta Information)");
        }
        return problem(
                Problem.NOT_DICOM,
                "file: no prefix DICM at offset 128 and no DICOM element at its start (expected: either)");
    }

    private static MalformedObjectException problem(Problem problem, String message) {
        return new MalformedObjectException(problem, message, 0, 0);
    }

    private static String kind(FileInput in, int seen) {
        return Arrays.stream(Kind.values())
                .filter(kind -> startsWith(in, seen, kind.start))
                .map(kind -> kind.name)
                .findFirst()
                .orElse(isText(in, seen) ? "text" : null);
    }

    private static boolean startsWith(FileInput in, int seen, int[] start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= seen || in.peek(i) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(FileInput in, int seen) {
        for (int i = 0; i < seen; i++) {
            int b = in.peek(i);
            if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
