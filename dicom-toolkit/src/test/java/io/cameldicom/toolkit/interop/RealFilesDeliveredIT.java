package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every storable real file of the corpus reaches every receiver unharmed. */
@EveryEngine
class RealFilesDeliveredIT {
    private static final String NO_CONTEXT = "no presentation context";

    /** What DCMTK 3.6.7 cannot take: its transfer syntaxes are younger. */
    private static final Map<String, String> REFUSED_BY_STORESCP = Map.of(
            "pydicom-data/HTJ2K_08_RGB.dcm", NO_CONTEXT,
            "pydicom-data/liver_deflate.dcm", NO_CONTEXT);

    /** What Orthanc 1.10.1 cannot take: besides those, color palettes, UIDs of VR UN, and objects without a patient. */
    private static final Map<String, String> REFUSED_BY_ORTHANC = Map.of(
            "pydicom-data/HTJ2K_08_RGB.dcm", NO_CONTEXT,
            "pydicom-data/liver_deflate.dcm", NO_CONTEXT,
            "pydicom/pet20step.dcm", NO_CONTEXT,
            "pydicom/spring.dcm", NO_CONTEXT,
            "pydicom/summer.dcm", NO_CONTEXT,
            "pydicom/winter.dcm", NO_CONTEXT,
            "pydicom-data/explicit_VR-UN.dcm", "C000",
            "pydicom/rtdose_rle.dcm", "C000",
            "pydicom/JPEGLSNearLossless_08.dcm", "A700");

    /** Retired group lengths that are wrong, and encapsulated pixel data of VR OW. */
    private static final Set<String> ORTHANC_SETS_RIGHT =
            Set.of("(0008,0000) values differ", "(0010,0000) values differ", "(7FE0,0010) VR OW and OB");

    @TempDir
    Path folder;

    private final Map<String, String> refused = new TreeMap<>();
    private final List<Pydicom.Pair> reencoded = new ArrayList<>();

    @BeforeAll
    static void requireCorpus() {
        Corpus.require();
    }

    @Test
    void listenerKeepsThemByteForByte() throws Exception {
        try (Destination listener = new ListenerDestination(folder)) {
            deliverAll(listener);
        }
        assertThat(refused).isEmpty();
        assertThat(reencoded).isEmpty();
    }

    @Test
    void storescpKeepsThemByteForByte() throws Exception {
        Dcmtk.require();
        Path stored = Files.createDirectory(folder.resolve("stored"));
        List<Corpus.Real> taken = RealFile.storable().stream()
                .filter(file -> !REFUSED_BY_STORESCP.containsKey(file.name()))
                .toList();
        try (Destination storescp = new StorescpDestination(
                stored,
                distinct(taken, EncodedDataSet::sopClassUid),
                distinct(taken, EncodedDataSet::transferSyntaxUid))) {
            deliverAll(storescp);
        }
        assertThat(refused).isEqualTo(REFUSED_BY_STORESCP);
        assertThat(reencoded).isEmpty();
    }

    @Test
    void orthancKeepsEveryElement() throws Exception {
        Orthanc.require();
        Pydicom.require();
        try (Destination orthanc = new OrthancDestination()) {
            deliverAll(orthanc);
        }
        assertThat(REFUSED_BY_ORTHANC).containsAllEntriesOf(refused);
        assertThat(Pydicom.differences(reencoded))
                .allSatisfy(differences -> assertThat(differences).allMatch(ORTHANC_SETS_RIGHT::contains));
    }

    private static List<String> distinct(List<Corpus.Real> files, Function<EncodedDataSet, String> value) {
        return files.stream()
                .map(RealFilesDeliveredIT::read)
                .map(file -> value.apply(file.encoded()))
                .distinct()
                .toList();
    }

    private static DicomFile read(Corpus.Real file) {
        try {
            return DicomFile.read(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all files; notes what the peer refused, and the data sets that it encoded anew. */
    private void deliverAll(Destination destination) throws Exception {
        int delivered = 0;
        try (EngineClient client = new EngineClient()) {
            for (Corpus.Real real : RealFile.storable()) {
                DicomFile file = read(real);
                file.requireStorable();
                try {
                    DimseStatus status =
                            client.store(destination.address(), file.encoded()).status();
                    if (!status.isSuccess()) {
                        refused.put(real.name(), status.hex());
                        continue;
                    }
                } catch (NoPresentationContextException e) {
                    refused.put(real.name(), NO_CONTEXT);
                    continue;
                }
                byte[] received = destination.take(file.encoded().sopInstanceUid());
                if (!RealFile.endsWith(received, RealFile.dataSet(real.path()))) {
                    Path copy = Files.write(folder.resolve("received-" + delivered + ".dcm"), received);
                    reencoded.add(new Pydicom.Pair(real.path(), copy));
                }
                delivered++;
            }
        }
        assertThat(delivered).isPositive();
    }
}
