package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What must become of a real file, by what its manifest says about it. */
public final class RealFile {
    private RealFile() {}

    /** The problems of which one must be reported; empty for a file that must be sent. */
    public static Set<Problem> problems(Corpus.Real file) {
        String note = file.note();
        if (isBroken(file)) {
            return EnumSet.allOf(Problem.class);
        }
        if (note.contains("DICOMDIR")) {
            return EnumSet.of(Problem.NOT_STORABLE);
        }
        if (note.contains("no-SOPInstanceUID") || note.contains("no-SOPClassUID")) {
            // Some of these are fragments with more that is wrong, such as elements of group 0001.
            return EnumSet.of(Problem.INVALID_UID, Problem.MALFORMED, Problem.UNKNOWN_TRANSFER_SYNTAX);
        }
        if (note.contains("mismatch")) {
            // The one in the data set may not even be a UID.
            return EnumSet.of(Problem.UID_MISMATCH, Problem.INVALID_UID);
        }
        return EnumSet.noneOf(Problem.class);
    }

    /** Whether DCMTK cannot read it to its end: then we need not either. */
    public static boolean isBroken(Corpus.Real file) {
        return file.note().contains("dcmdump-error");
    }

    /** The files that can be read, whether they can be stored or not. */
    public static List<Corpus.Real> readable() {
        return Corpus.files().stream().filter(file -> !isBroken(file)).toList();
    }

    /** The files that can be stored. */
    static List<Corpus.Real> storable() {
        return Corpus.files().stream().filter(file -> problems(file).isEmpty()).toList();
    }

    /** The data set as it must travel: the bytes of the file behind File Meta Information, of even length. */
    static byte[] dataSet(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        long offset = DicomFile.read(file).dataSetOffset();
        byte[] dataSet = Arrays.copyOfRange(bytes, (int) offset, bytes.length);
        return Arrays.copyOf(dataSet, dataSet.length + (dataSet.length & 1));
    }

    /** Whether {@code file} is a header and then exactly {@code dataSet}. */
    static boolean endsWith(byte[] file, byte[] dataSet) {
        int from = file.length - dataSet.length;
        return from >= 0 && Arrays.equals(file, from, file.length, dataSet, 0, dataSet.length);
    }
}
