package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must become of a real file, by what its manifest says about it. */
final class RealFile {
    private static final Set<Problem> UNREADABLE = Set.of(Problem.TRUNCATED, Problem.MALFORMED, Problem.NOT_DICOM);

    /** Where the words of the manifest are not enough. */
    private static final Map<String, Set<Problem>> BY_NAME = Map.of(
            // Its UIDs differ, but that of the data set is not even one.
            "pydicom-data/bad_sequence.dcm",
            Set.of(Problem.INVALID_UID),
            // Has no SOP Instance UID either, and an element of group 0001, which no data set may have (PS3.5 §7.8).
            "pydicom/nested_priv_SQ.dcm",
            Set.of(Problem.MALFORMED),
            // Neither does it name its transfer syntax nor does its first element, of group 0001, tell.
            "pydicom/meta_missing_tsyntax.dcm",
            UNREADABLE);

    private RealFile() {}

    /** The problems of which one must be reported; empty for a file that must be sent. */
    static Set<Problem> problems(Corpus.Real file) {
        if (BY_NAME.containsKey(file.name())) {
            return BY_NAME.get(file.name());
        }
        String note = file.note();
        if (note.contains("dcmdump-error")) {
            return UNREADABLE;
        }
        if (note.contains("DICOMDIR")) {
            return Set.of(Problem.NOT_STORABLE);
        }
        if (note.contains("no-SOPInstanceUID")) {
            return Set.of(Problem.INVALID_UID);
        }
        if (note.contains("mismatch")) {
            return Set.of(Problem.UID_MISMATCH);
        }
        return Set.of();
    }

    /** The files that can be read, whether they can be stored or not. */
    static List<Corpus.Real> readable() {
        return Corpus.files().stream()
                .filter(file -> problems(file) != UNREADABLE)
                .toList();
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
