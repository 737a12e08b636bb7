package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.DefaultCharacterSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, reading succeeds or says what is wrong; nothing else ever comes out. */
class BrokenBytesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private static List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String syntax : List.of(
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.DEFLATED,
                TestObjects.JPEG_BASELINE)) {
            files.add(TestObjects.ct().size(4, 4).transferSyntax(syntax).bytes());
        }
        files.add(TestObjects.ct().size(4, 4).withoutFileMeta().bytes());
        if (Corpus.isPresent()) {
            for (String name : List.of(
                    "pydicom/UN_sequence.dcm", "pydicom/nested_priv_SQ.dcm", "pydicom/charset/chrSQEncoding1.dcm")) {
                files.add(Files.readAllBytes(Corpus.file(name)));
            }
        }
        return files;
    }

    /** Whether the bytes were read; fails if anything but the typed exception comes out. */
    private boolean read(byte[] bytes) throws IOException {
        Path path = overwrite(bytes);
        try {
            DicomFile file = DicomFile.read(path);
            long length = file.encoded().length();
            assertThat(length % 2).isZero();
            assertThat(file.encoded(file.dataSet().without(0)).length() % 2).isZero();
            assertThat(Bytes.of(DefaultCharacterSet.enrich(file.dataSet(), "ISO_IR 100")
                            .map(file::encoded)
                            .orElseGet(file::encoded)))
                    .isNotNull();
            file.requireStorable();
            return true;
        } catch (MalformedObjectException e) {
            assertThat(e).hasMessageContaining("expected: ");
            return false;
        }
    }

    /** Not truncated to nothing first: some file systems force such a file to disk when it is closed. */
    private Path overwrite(byte[] bytes) throws IOException {
        Path path = folder.resolve("object");
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(bytes), 0);
            out.truncate(bytes.length);
        }
        return path;
    }

    @Test
    void readsOrRefusesEveryPrefix() throws IOException {
        for (byte[] whole : files()) {
            for (int length = 0; length < whole.length; length++) {
                read(Arrays.copyOf(whole, length));
            }
        }
    }

    @Test
    void readsOrRefusesEveryFileWithFlippedBytes() throws IOException {
        SplittableRandom random = new SplittableRandom(20_241_124);
        List<byte[]> files = files();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int refused = 0;
        int rounds = 0;
        while (rounds < 20_000 && System.nanoTime() < deadline) {
            byte[] bytes = files.get(random.nextInt(files.size())).clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += read(bytes) ? 0 : 1;
            rounds++;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void readsOrRefusesLengthsOfEveryKind() throws IOException {
        byte[][] lengths = {{1, 0, 0, 0}, {-1, -1, -1, -1}, {-2, -1, -1, 127}};
        for (byte[] whole : files()) {
            for (int at = 128; at + 4 <= Math.min(whole.length, 600); at += 2) {
                for (byte[] length : lengths) {
                    byte[] bytes = whole.clone();
                    System.arraycopy(length, 0, bytes, at, 4);
                    read(bytes);
                }
            }
        }
    }

    @Test
    void refusesNoise() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[1 + random.nextInt(3000)];
            random.nextBytes(noise);
            assertThat(read(noise)).isFalse();
        }
    }
}
