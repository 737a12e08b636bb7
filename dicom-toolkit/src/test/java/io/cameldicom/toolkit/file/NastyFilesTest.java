package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken files get the outcome that their manifest proposes, whichever files they are. Where another part of the product
 * decides than the reader, or where its words leave room, this test says how.
 */
class NastyFilesTest {
    private static final Set<Problem> CUT = EnumSet.of(Problem.TRUNCATED, Problem.MALFORMED);

    /** The problems that fit a reason of the manifest, by words in it; the first that matches counts. */
    private static final Map<String, Set<Problem>> BY_REASON = new LinkedHashMap<>();

    static {
        BY_REASON.put("empty file", EnumSet.of(Problem.EMPTY));
        // A file of fewer bytes than a preamble may be one that is still growing.
        BY_REASON.put("not dicom", EnumSet.of(Problem.NOT_DICOM, Problem.TRUNCATED));
        BY_REASON.put("unreadable file meta", EnumSet.of(Problem.NOT_DICOM, Problem.MALFORMED, Problem.TRUNCATED));
        BY_REASON.put("too deep", EnumSet.of(Problem.LIMIT_EXCEEDED));
        BY_REASON.put("duplicate", EnumSet.of(Problem.DUPLICATE_ELEMENT));
        BY_REASON.put("uid differs", EnumSet.of(Problem.UID_MISMATCH));
        BY_REASON.put("uid", EnumSet.of(Problem.INVALID_UID));
        BY_REASON.put("deflated stream unreadable", EnumSet.of(Problem.MALFORMED));
        // A length that a file still growing could reach is a cut; one that never was a length is malformed.
        BY_REASON.put("exceeds file", CUT);
        BY_REASON.put("truncated", CUT);
        BY_REASON.put("delimiter missing", CUT);
    }

    static Stream<Corpus.Nasty> files() {
        return Corpus.isPresent() ? Corpus.nasty().stream() : Stream.of((Corpus.Nasty) null);
    }

    /** Null if the object may be sent. */
    private static MalformedObjectException refusal(Corpus.Nasty file) throws IOException {
        try {
            DicomFile.read(file.path(), ReadLimits.DEFAULTS).requireStorable();
            return null;
        } catch (MalformedObjectException e) {
            return e;
        }
    }

    /**
     * Whether text fits its character set is not the reader's matter: such objects pass unaltered. An object in a transfer
     * syntax that nobody knows can be read all the same, and its destination refuses or takes it.
     */
    private static boolean othersDecide(Corpus.Nasty file) {
        String reason = file.reason().toLowerCase(Locale.ROOT);
        return reason.contains("character set")
                || reason.contains("repertoire")
                || reason.contains("unknown transfer syntax");
    }

    @ParameterizedTest
    @MethodSource("files")
    void getsTheOutcomeOfTheManifest(Corpus.Nasty file) throws IOException {
        Corpus.require();
        MalformedObjectException refusal = refusal(file);

        if (file.expected().equals("send") || othersDecide(file)) {
            assertThat(refusal).isNull();
        } else if (file.expected().equals("quarantine")) {
            assertThat(refusal).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatIsWrongWhereAndWhatWasExpected(Corpus.Nasty file) throws IOException {
        Corpus.require();
        MalformedObjectException refusal = refusal(file);
        if (refusal == null) {
            return;
        }
        String reason = file.reason().toLowerCase(Locale.ROOT);
        Set<Problem> fitting = BY_REASON.entrySet().stream()
                .filter(entry -> reason.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(EnumSet.allOf(Problem.class));

        assertThat(refusal).hasMessageContaining("(expected: ");
        assertThat(refusal.problem()).isIn(fitting);
        assertThat(refusal.offset()).isLessThanOrEqualTo(Files.size(file.path()));
    }
}
