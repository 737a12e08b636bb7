package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every element of every real file, and of what DCMTK makes of it in other encodings, is read as pydicom reads it; what we
 * encode anew can be read by DCMTK and pydicom.
 */
class CrossCheckIT {
    private static final List<String> VARIANTS = List.of(
            "dcmconv +ti",
            "dcmconv +tb -e +g",
            "dcmconv +td +e",
            "dcmconv -F +te -e",
            "dcmconv -F +ti +g",
            "dcmconv -F +tb",
            "dcmconv +te +p 2048 512",
            "dcmcrle +fs 1",
            "dcmcjpeg +el +fs 1",
            "dcmcjpls");

    /** Each tool is a process of its own: large files and too many of them would take minutes. */
    private static final int LARGEST = 100_000;

    private static final int EVERY = 4;

    @TempDir
    Path folder;

    @BeforeAll
    static void requirePeers() {
        Corpus.require();
        Pydicom.require();
        Dcmtk.require();
    }

    private List<Path> originals() {
        return RealFile.readable().stream()
                // pydicom follows the offsets of directory records
                .filter(file -> !file.note().contains("DICOMDIR"))
                .map(Corpus.Real::path)
                .toList();
    }

    /** A file for each kind of variant that DCMTK can make of every fourth small file. */
    private List<Path> variants() throws IOException {
        List<Path> variants = new ArrayList<>();
        List<Path> originals = originals();
        for (int i = 0; i < originals.size(); i += EVERY) {
            if (Files.size(originals.get(i)) <= LARGEST) {
                for (String variant : VARIANTS) {
                    Path target = folder.resolve("variant-" + i + "-" + VARIANTS.indexOf(variant) + ".dcm");
                    List<Object> arguments = new ArrayList<>(List.of((Object[]) variant.split(" ")));
                    String tool = (String) arguments.remove(0);
                    arguments.addAll(List.of("-q", originals.get(i), target));
                    if (Dcmtk.run(tool, arguments.toArray()).exitCode() == 0) {
                        variants.add(target);
                    }
                }
            }
        }
        return variants;
    }

    @Test
    void readsEveryElementOfRealFilesAsPydicomDoes() throws IOException {
        compare(originals());
    }

    @Test
    void readsEveryElementOfOtherEncodingsAsPydicomDoes() throws IOException {
        List<Path> variants = variants();
        assertThat(variants).hasSizeGreaterThan(VARIANTS.size());
        compare(variants);
    }

    private void compare(List<Path> files) throws IOException {
        List<List<String>> theirs = readByPydicom(files);
        for (int i = 0; i < files.size(); i++) {
            List<String> ours = ElementLines.of(DicomFile.read(files.get(i)));
            String name = files.get(i).getFileName().toString();
            assertThat(ours).as(name).hasSameSizeAs(theirs.get(i));
            for (int line = 0; line < ours.size(); line++) {
                assertThat(sameLine(ours.get(line), theirs.get(i).get(line)))
                        .as(name + ": we read " + ours.get(line) + ", pydicom "
                                + theirs.get(i).get(line))
                        .isTrue();
            }
        }
    }

    /** Where one side does not know a VR, or a hash, the other's is not looked at. */
    private static boolean sameLine(String ours, String theirs) {
        String[] left = ours.split(" ");
        String[] right = theirs.split(" ");
        if (left.length != right.length || !left[0].equals(right[0])) {
            return false;
        }
        for (int i = 1; i < left.length; i++) {
            if (!left[i].equals(right[i]) && !"-?".contains(left[i]) && !"-?".contains(right[i])) {
                return false;
            }
        }
        return true;
    }

    private List<List<String>> readByPydicom(List<Path> files) throws IOException {
        Path names = Files.write(
                folder.resolve("names"), files.stream().map(Path::toString).toList());
        List<List<String>> lines = new ArrayList<>();
        files.forEach(file -> lines.add(new ArrayList<>()));
        Pydicom.runScript("elements.py", names)
                .requireSuccess()
                .output()
                .lines()
                .forEach(line -> {
                    int tab = line.indexOf('\t');
                    lines.get(Integer.parseInt(line.substring(0, tab))).add(line.substring(tab + 1));
                });
        return lines;
    }

    /** DCMTK reads each file that it could read before, too. */
    @Test
    void whatIsEncodedAnewIsReadByDcmtk() throws IOException {
        List<Path> files =
                Stream.concat(originals().stream(), variants().stream()).toList();
        int read = 0;
        for (Path path : files) {
            DicomFile file = DicomFile.read(path);
            DataSet edited = file.dataSet().without(0);
            Path target = folder.resolve("anew");
            Files.deleteIfExists(target);
            Part10Writer.write(target, file.encoded(edited), null);
            if (Dcmtk.run("dcmdump", "-q", "-M", path).exitCode() == 0) {
                assertThat(Dcmtk.run("dcmdump", "-q", "-M", target).output())
                        .as(path.getFileName().toString())
                        .doesNotContain("E: ");
                read++;
            }
        }
        assertThat(read).isGreaterThan(files.size() / 2);
    }
}
