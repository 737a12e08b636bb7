package io.cameldicom.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.convert.ConversionOptions;
import io.cameldicom.toolkit.convert.Conversions;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every real file that can be converted is converted by us and by DCMTK: the pixels are compared bit by bit, and all other
 * elements by pydicom. The files are those of the corpus and those that pydicom brings along.
 */
class ConversionsWithDcmtkIT {
    private static final ConversionOptions DECOMPRESS = new ConversionOptions(true);
    private static final String WHERE_PYDICOM_HAS_FILES =
            "import os, pydicom.data;" + " print(os.path.join(os.path.dirname(pydicom.data.__file__), 'test_files'))";

    private static final String DECLARED_RGB_BUT_YCBCR = "SC_rgb_jpeg_lossy_gdcm.dcm";

    private static final String TO_GE_PRIVATE = """
            import array, sys, pydicom
            d = pydicom.dcmread(sys.argv[1])
            if d.BitsAllocated == 16:
                words = array.array('H', d.PixelData)
                words.byteswap()
                d.PixelData = words.tobytes()
            d.file_meta.TransferSyntaxUID = '1.2.840.113619.5.2'
            d.is_implicit_VR, d.is_little_endian = True, True
            d.save_as(sys.argv[2])
            """;

    @TempDir
    Path folder;

    private int number;

    @BeforeAll
    static void requirePeers() {
        Corpus.require();
        Dcmtk.require();
        Pydicom.require();
    }

    @Test
    void convertsRealFilesAsDcmtkDoes() throws Exception {
        Map<String, Integer> compared = new TreeMap<>();
        Comparison comparison = new Comparison();
        for (Path path : files()) {
            DicomFile file = storable(path);
            if (file == null || DECLARED_RGB_BUT_YCBCR.equals(path.getFileName().toString())) {
                continue;
            }
            for (TransferSyntax target : Conversions.targets(file, DECOMPRESS)) {
                Path theirs = newFile();
                if (!target.isDeflated()
                        && Dcmtk.run(tool(file), target.isExplicitVr() ? "+te" : "+ti", "-g", path, theirs)
                                        .exitCode()
                                == 0) {
                    String name = path.getFileName() + " to " + target;
                    comparison.add(name, converted(file, target), theirs);
                    compared.merge(file.transferSyntax().uid(), 1, Integer::sum);
                }
            }
        }
        assertThat(compared.keySet())
                .contains(
                        "1.2.840.10008.1.2",
                        "1.2.840.10008.1.2.1",
                        "1.2.840.10008.1.2.1.99",
                        "1.2.840.10008.1.2.2",
                        "1.2.840.10008.1.2.4.50",
                        "1.2.840.10008.1.2.4.70",
                        "1.2.840.10008.1.2.5");
        // Both VRs are allowed for pixels of 8 bits (PS3.5 §A.2).
        assertThat(comparison.differences())
                .filteredOn(line -> !line.endsWith("(7FE0,0010) VR OB and OW"))
                .isEmpty();
    }

    /** Chroma is subsampled there, which RGB cannot be: DCMTK believes the data set, and shows wrong colours. */
    @Test
    void believesTheStreamWhereTheDataSetIsWrongAboutColours() throws Exception {
        Path lossy = files().stream()
                .filter(path -> path.endsWith(DECLARED_RGB_BUT_YCBCR))
                .findFirst()
                .orElseThrow();
        DicomFile lossless = DicomFile.read(lossy.resolveSibling("SC_rgb_jpeg_gdcm.dcm"));
        TransferSyntax explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

        byte[] one = pixels(DicomFile.read(converted(DicomFile.read(lossy), explicit)));
        byte[] other = pixels(DicomFile.read(converted(lossless, explicit)));

        assertThat(one).hasSameSizeAs(other);
        long difference = 0;
        for (int i = 0; i < one.length; i++) {
            difference += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
        }
        assertThat(difference / (double) one.length).isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcmcjpeg +e1",
                "dcmcjpeg +e1 -ot +fs 1",
                "dcmcjpeg +el +sv 1",
                "dcmcjpeg +el +sv 2",
                "dcmcjpeg +el +sv 3",
                "dcmcjpeg +el +sv 4",
                "dcmcjpeg +el +sv 5",
                "dcmcjpeg +el +sv 6",
                "dcmcjpeg +el +sv 7",
                "dcmcrle",
                "dcmcrle -ot",
            })
    void decodesWhatDcmtkCompressedAsDcmtkDoes(String command) throws Exception {
        List<String> words = List.of(command.split(" "));
        int decoded = 0;
        for (Path path : files()) {
            DicomFile original = storable(path);
            if (original == null
                    || !original.transferSyntax().equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)
                    || pixels(original).length == 0) {
                continue;
            }
            Path compressed = newFile();
            Path theirs = newFile();
            List<Object> arguments = new ArrayList<>(words.subList(1, words.size()));
            arguments.addAll(List.of(path, compressed));
            if (Dcmtk.run(words.get(0), arguments.toArray()).exitCode() != 0) {
                continue;
            }
            DicomFile file = DicomFile.read(compressed);
            if (Conversions.targets(file, DECOMPRESS).contains(original.transferSyntax())
                    && Dcmtk.run(tool(file), compressed, theirs).exitCode() == 0) {
                byte[] pixels = pixels(DicomFile.read(converted(file, original.transferSyntax())));
                assertThat(Arrays.equals(pixels, pixels(DicomFile.read(theirs))))
                        .as(path.getFileName().toString())
                        .isTrue();
                decoded++;
            }
        }
        assertThat(decoded).isGreaterThan(10);
    }

    @Test
    void convertsThePrivateTransferSyntaxAsPythonSwapsPixels() throws Exception {
        int converted = 0;
        for (String name : List.of("CT_small.dcm", "MR_small.dcm", "SC_rgb_small_odd.dcm")) {
            Path path = files().stream()
                    .filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow();
            Path ge = newFile();
            Pydicom.run(TO_GE_PRIVATE, path, ge).requireSuccess();
            DicomFile file = DicomFile.read(ge);
            assertThat(file.transferSyntax()).isEqualTo(TransferSyntax.GE_PRIVATE_BIG_ENDIAN_PIXELS);
            for (TransferSyntax target : Conversions.targets(file, DECOMPRESS).subList(0, 2)) {
                Path ours = converted(file, target);
                assertThat(Pydicom.differences(path, ours))
                        .filteredOn(line -> !line.contains(",0000)") && !line.contains(" VR "))
                        .isEmpty();
                assertThat(pixels(DicomFile.read(ours))).startsWith(pixels(DicomFile.read(path)));
                converted++;
            }
        }
        assertThat(converted).isEqualTo(6);
    }

    private final class Comparison {
        private final List<String> names = new ArrayList<>();
        private final List<Pydicom.Pair> pairs = new ArrayList<>();

        void add(String name, Path ours, Path theirs) throws IOException {
            names.add(name);
            pairs.add(new Pydicom.Pair(ours, theirs));
            // Whatever pydicom makes of them: to the bit, also of lossy JPEG, since both decoders go back to one
            // library.
            assertThat(Arrays.equals(pixels(DicomFile.read(ours)), pixels(DicomFile.read(theirs))))
                    .as(name)
                    .isTrue();
        }

        List<String> differences() {
            List<List<String>> found = Pydicom.differences(pairs);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                found.get(i).forEach(line -> lines.add(name + ": " + line));
            }
            return lines;
        }
    }

    private Path newFile() {
        return folder.resolve(++number + ".dcm");
    }

    private Path converted(DicomFile file, TransferSyntax target) throws IOException {
        Path ours = newFile();
        EncodedDataSet dataSet =
                Conversions.convert(file, file.dataSet(), target, () -> Files.createTempFile(folder, "spool", null));
        Part10Writer.write(ours, dataSet, null);
        return ours;
    }

    private static byte[] pixels(DicomFile file) throws IOException {
        Value value = file.dataSet().element(Tag.PIXEL_DATA).map(e -> e.value()).orElse(Value.Bytes.EMPTY);
        if (value instanceof Value.Bytes heap) {
            return heap.bytes();
        }
        Segment region = ((Value.Region) value).region();
        try (SegmentInput in = new SegmentInput(List.of(region))) {
            return in.readAllBytes();
        }
    }

    private static String tool(DicomFile file) {
        String uid = file.transferSyntax().uid();
        if (uid.equals("1.2.840.10008.1.2.5")) {
            return "dcmdrle";
        }
        return file.transferSyntax().isEncapsulated() ? "dcmdjpeg" : "dcmconv";
    }

    private static DicomFile storable(Path path) throws IOException {
        try {
            DicomFile file = DicomFile.read(path);
            file.requireStorable();
            return file;
        } catch (MalformedObjectException e) {
            return null;
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Corpus.files().forEach(file -> files.add(file.path()));
        Path more = Path.of(
                Pydicom.run(WHERE_PYDICOM_HAS_FILES).requireSuccess().output().strip());
        assumeThat(more).isDirectory();
        try (Stream<Path> all = Files.walk(more)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        return files;
    }
}
