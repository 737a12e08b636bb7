package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job with each engine on the same files: the same objects arrive, for the same reasons others do not. */
@Timeout(600)
class EnginesIT {
    private static final long BEYOND_THE_HEAP = 200 << 20;

    @TempDir
    static Path folder;

    private static Orthanc orthanc;

    @BeforeAll
    static void start() {
        assumeThat(PackagedJar.hasLibrary("camel-dicom-dcm4che"))
                .as("the packaged application has the engine dcm4che: it is built with -Pdcm4che (docs/engines.md)")
                .isTrue();
        orthanc = Orthanc.start();
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Test
    void deliverTheSameOfMadeFiles() throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        make(made);

        OneDelivery expected = requireSame(made, Map.of("charset.mode", "default"));

        assertThat(expected.exitCode()).isEqualTo(2);
        assertThat(expected.stored()).hasSize(10);
        assertThat(expected.receipts()).hasSize(10);
        assertThat(expected.reasons()).containsOnlyKeys("cut.dcm", "empty.dcm", "letter.txt", "unknown-syntax.dcm");
    }

    @Test
    void deliverTheSameOfRealFiles() throws Exception {
        Corpus.require();
        Path real = Files.createDirectory(folder.resolve("real"));
        Set<String> instances = new HashSet<>();
        for (Corpus.Real file : Corpus.files()) {
            copyFirst(file.path(), real.resolve(Corpus.location().relativize(file.path())), instances::add);
        }
        for (Corpus.Nasty file : Corpus.nasty()) {
            copyFirst(file.path(), real.resolve(file.name()), instances::add);
        }

        OneDelivery expected = requireSame(real, Map.of("charset.mode", "repair"));

        assertThat(expected.stored()).hasSizeGreaterThan(50);
        assertThat(expected.reasons()).hasSizeGreaterThan(10);
    }

    /** Of several files with one instance only the first, so that it does not matter which of them is sent first. */
    private static void copyFirst(Path file, Path to, Predicate<String> isNew) throws IOException {
        String instance;
        try {
            instance = DicomFile.read(file).encoded().sopInstanceUid();
        } catch (RuntimeException | IOException e) {
            instance = file.toString();
        }
        if (isNew.test(instance)) {
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private static OneDelivery requireSame(Path files, Map<String, String> options) throws Exception {
        OneDelivery expected = deliver("netty", files, options);
        OneDelivery actual = deliver("dcm4che", files, options);

        assertThat(actual.stored()).isEqualTo(expected.stored());
        assertThat(actual.receipts()).isEqualTo(expected.receipts());
        assertThat(actual.reasons()).isEqualTo(expected.reasons());
        assertThat(actual.exitCode()).isEqualTo(expected.exitCode());
        return expected;
    }

    private static OneDelivery deliver(String engine, Path files, Map<String, String> options) throws Exception {
        PackagedJar jar = new PackagedJar(folder.resolve(files.getFileName() + "-" + engine))
                .withMemory("128m")
                .with("pacs", orthanc.address())
                .with("inbox.settle", "300ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "2s");
        options.forEach(jar::with);
        if (!engine.equals("netty")) { // which is the default
            jar.with("camel.component.dicom.engine", engine);
        }
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path dropped = jar.inbox().resolve(files.relativize(file));
                Files.createDirectories(dropped.getParent());
                Files.createLink(dropped, file);
            }
        }
        return OneDelivery.of(jar, orthanc);
    }

    /** One object of each kind: ten that arrive, four that cannot. */
    private static void make(Path into) throws IOException {
        TestObjects.ct().size(512, 512).write(into.resolve("ct.dcm"));
        TestObjects.mr().transferSyntax(TestObjects.IMPLICIT_LITTLE_ENDIAN).write(into.resolve("implicit.dcm"));
        TestObjects.mr().transferSyntax(TestObjects.EXPLICIT_BIG_ENDIAN).write(into.resolve("big endian.dcm"));
        TestObjects.mr().transferSyntax(TestObjects.JPEG_BASELINE).write(into.resolve("jpeg.dcm"));
        TestObjects.ct().transferSyntax(TestObjects.GE_PRIVATE).write(into.resolve("ge.dcm"));
        TestObjects.ct().unlabelledUmlauts().write(into.resolve("ä repaired.dcm"));
        TestObjects.ct().umlauts().write(into.resolve("umlauts.dcm"));
        TestObjects.secondaryCapture().withoutPreamble().write(into.resolve("no preamble.dcm"));
        TestObjects.secondaryCapture().withoutFileMeta().write(into.resolve("no meta.dcm"));
        TestObjects.multiFrame().writeSparse(into.resolve("large.dcm"), BEYOND_THE_HEAP);
        TestObjects.ct().transferSyntax("1.2.3.4.5").write(into.resolve("unknown-syntax.dcm"));
        byte[] bytes = TestObjects.ct().bytes();
        Files.write(into.resolve("cut.dcm"), Arrays.copyOf(bytes, bytes.length - 100));
        Files.createFile(into.resolve("empty.dcm"));
        Files.writeString(into.resolve("letter.txt"), "no image ".repeat(40));
    }
}
