package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken files get the outcome that their manifest proposes; where it leaves a choice, this test says what we chose. */
class NastyFilesTest {
    /** Empty: the object may be sent. */
    private static final Map<String, List<Problem>> OUTCOMES = Map.ofEntries(
            // Whether text fits its character set is not the reader's matter: such objects pass unaltered.
            outcome("charset-absent-bytes-latin1.dcm"),
            outcome("charset-iso2022-broken-escape.dcm"),
            outcome("charset-says-utf8-bytes-latin1.dcm"),
            outcome("charset-unknown-label.dcm"),
            outcome("dicm-then-random.dcm", Problem.NOT_DICOM),
            outcome("duplicate-patientid.dcm", Problem.DUPLICATE_ELEMENT),
            // A length beyond the end cannot be told from a file that is still growing.
            outcome("huge-length-ob.dcm", Problem.TRUNCATED),
            outcome("length-ffff-short-vr.dcm", Problem.TRUNCATED),
            outcome("jpeg-renamed.dcm", Problem.NOT_DICOM),
            // The groups tell where File Meta Information ends, whatever its group length says.
            outcome("meta-group-length-too-small.dcm"),
            outcome("name with spaces \u00FCn\u00EF; $(x).dcm"),
            outcome("nested-10000-undefined.dcm", Problem.LIMIT_EXCEEDED),
            outcome("nested-20-control.dcm"),
            outcome("odd-length-value.dcm"),
            // Nothing is ambiguous, and the bytes pass as they are.
            outcome("out-of-order.dcm"),
            outcome("plain-text.dcm", Problem.NOT_DICOM),
            outcome("sop-instance-mismatch.dcm", Problem.UID_MISMATCH),
            outcome("sopinstanceuid-empty.dcm", Problem.INVALID_UID),
            outcome("sopinstanceuid-missing-in-dataset.dcm", Problem.INVALID_UID),
            outcome("sq-without-delimiter-eof.dcm", Problem.TRUNCATED),
            // The zeros are left out.
            outcome("trailing-zeros.dcm"),
            outcome("trunc-deflated.dcm", Problem.TRUNCATED),
            outcome("trunc-in-file-meta.dcm", Problem.TRUNCATED),
            outcome("trunc-in-preamble.dcm", Problem.TRUNCATED),
            outcome("trunc-in-text-value.dcm", Problem.TRUNCATED),
            outcome("ts-says-deflated-not-deflated.dcm", Problem.MALFORMED),
            outcome("ts-unknown.dcm", Problem.UNKNOWN_TRANSFER_SYNTAX),
            outcome("uid-300-chars.dcm", Problem.INVALID_UID),
            outcome("uid-path-traversal.dcm", Problem.INVALID_UID),
            outcome("uid-with-nul-inside.dcm", Problem.INVALID_UID),
            // DCMTK takes the VR for one with a 32-bit length and loses its place: an Orthanc aborts on it each time.
            outcome("vr-invalid-zz.dcm", Problem.MALFORMED),
            outcome("zero-length.dcm", Problem.EMPTY));

    private static Map.Entry<String, List<Problem>> outcome(String name, Problem... problem) {
        return Map.entry(name, List.of(problem));
    }

    static Stream<Corpus.Nasty> files() {
        return Corpus.isPresent() ? Corpus.nasty().stream() : Stream.of((Corpus.Nasty) null);
    }

    @ParameterizedTest
    @MethodSource("files")
    void getsTheOutcomeOfTheManifest(Corpus.Nasty file) throws IOException {
        Corpus.require();
        List<Problem> outcome = OUTCOMES.get(file.name());
        assertThat(outcome).as("an outcome for %s", file.name()).isNotNull();

        if (outcome.isEmpty()) {
            DicomFile.read(file.path(), ReadLimits.DEFAULTS).requireStorable();
        } else {
            assertThatExceptionOfType(MalformedObjectException.class)
                    .isThrownBy(() ->
                            DicomFile.read(file.path(), ReadLimits.DEFAULTS).requireStorable())
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(outcome.get(0)))
                    .withMessageContaining("expected: ");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void decidesAsTheManifestWhereItDecides(Corpus.Nasty file) {
        Corpus.require();
        boolean sent = OUTCOMES.get(file.name()).isEmpty();
        boolean characterSet = file.name().startsWith("charset-");

        if (!file.expected().equals("either") && !characterSet) {
            assertThat(sent ? "send" : "quarantine").isEqualTo(file.expected());
        }
    }

    @Test
    void neverShowsValuesInMessages() {
        Corpus.require();
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DicomFile.read(Corpus.file("nasty/uid-path-traversal.dcm"), ReadLimits.DEFAULTS)
                        .requireStorable())
                .withMessageNotContaining("passwd");
    }
}
