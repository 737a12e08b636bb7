package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeflatedDataSetTest {
    private static final Element LATIN_1 = Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");

    @TempDir
    private Path folder;

    @Test
    void deflatesAnEditedDeflatedDataSetAgain() throws IOException {
        TestObjects object = TestObjects.ct().size(512, 512).transferSyntax(TestObjects.DEFLATED);
        byte[] before = inflate(object.dataSet());
        DicomFile file = DicomFile.read(object.writeInto(folder));

        assertThat(file.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value()).isInstanceOf(Value.Deflated.class);
        EncodedDataSet encoded = file.encoded(file.dataSet().with(LATIN_1));
        assertThat(encoded.length() % 2).isZero();
        assertThat(inflate(Bytes.of(encoded)))
                .isEqualTo(Bytes.concat(Encoded.bytes("0800 0500 'CS' 0A00 'ISO_IR 100'"), before));
    }

    @Test
    void deflatesLongValuesInWhateverOrderTheyAre() throws IOException {
        byte[] first = new byte[30_000];
        byte[] second = new byte[20_000];
        Arrays.fill(first, (byte) 1);
        Arrays.fill(second, (byte) 2);
        byte[] plain = Bytes.concat(
                Encoded.bytes("E17F 1000 'OB' 0000 30750000"),
                first,
                Encoded.bytes("E07F 1000 'OB' 0000 204E0000"),
                second);
        DicomFile file = Encoded.read(
                folder, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, deflate(plain, true), ReadLimits.DEFAULTS);

        assertThat(inflate(Bytes.of(file.encoded(file.dataSet().with(LATIN_1)))))
                .isEqualTo(Bytes.concat(
                        Encoded.bytes("0800 0500 'CS' 0A00 'ISO_IR 100' E07F 1000 'OB' 0000 204E0000"),
                        second,
                        Encoded.bytes("E17F 1000 'OB' 0000 30750000"),
                        first));
    }

    @Test
    void boundsWhatInflatingValuesOutOfOrderTakes() throws IOException {
        byte[] value = new byte[20_000];
        byte[] descending = Encoded.bytes("");
        for (int element = 5; element > 0; element--) {
            descending = Bytes.concat(descending, Encoded.bytes("E17F 0" + element + "10 'OB' 0000 204E0000"), value);
        }
        DicomFile file = Encoded.read(
                folder,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                deflate(descending, true),
                ReadLimits.DEFAULTS.withInflatedBytes(200_000));

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> file.encoded(file.dataSet().with(LATIN_1)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.LIMIT_EXCEEDED))
                .withMessageContaining("inflatedBytes");
    }

    @Test
    void boundsWhatADeflatedEditTakes() throws IOException {
        TestObjects object = TestObjects.ct().size(512, 512).transferSyntax(TestObjects.DEFLATED);
        DicomFile file = DicomFile.read(object.writeInto(folder), ReadLimits.DEFAULTS.withDeflation(1 << 30, 100_000));

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> file.encoded(file.dataSet().with(LATIN_1)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.LIMIT_EXCEEDED))
                .withMessageContaining("deflatedBytes");
    }

    @Test
    void sendsAZlibStreamWithoutItsHeader() throws IOException {
        byte[] plain = Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 1000 2000 'LO' 0200 '42'");
        DicomFile file = Encoded.read(
                folder, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, deflate(plain, false), ReadLimits.DEFAULTS);

        assertThat(file.dataSet().string(Tag.PATIENT_ID)).contains("42");
        assertThat(file.encoded().length() % 2).isZero();
        assertThat(inflate(Bytes.of(file.encoded()))).isEqualTo(plain);
        assertThat(inflate(Bytes.of(file.encoded(file.dataSet().with(LATIN_1)))))
                .isEqualTo(Bytes.concat(Encoded.bytes("0800 0500 'CS' 0A00 'ISO_IR 100'"), plain));
    }

    @Test
    void sendsADeflatedStreamWithoutZerosThatFollowIt() throws IOException {
        byte[] plain = Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 1000 2000 'LO' 0200 '42'");
        for (boolean raw : new boolean[] {true, false}) {
            byte[] deflated = deflate(plain, raw);
            EncodedDataSet alone = readDeflated(deflated).encoded();

            assertThat(Bytes.of(
                            readDeflated(Bytes.concat(deflated, new byte[5001])).encoded()))
                    .isEqualTo(Bytes.of(alone));
            assertThatExceptionOfType(MalformedObjectException.class)
                    .isThrownBy(() -> readDeflated(Bytes.concat(deflated, Encoded.bytes("00 'JUNK'"))))
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED))
                    .withMessageContaining("deflated stream: followed by other bytes");
        }
    }

    @Test
    void sendsTheTrailerOfGzipThatAWriterLeftBehindADeflatedStream() throws IOException {
        byte[] plain = Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 1000 2000 'LO' 0200 '42'");
        byte[] withTrailer = Bytes.concat(deflate(plain, true), Encoded.bytes("01020304 16000000"));

        assertThat(Bytes.of(readDeflated(withTrailer).encoded()))
                .isEqualTo(Arrays.copyOf(withTrailer, withTrailer.length + (withTrailer.length & 1)));
    }

    @Test
    void sendsADeflatedStreamWithItsPaddingAsOneRegion() throws IOException {
        byte[] deflated = deflate(Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 1000 2000 'LO' 0600 '424242'"), true);
        byte[] padded = Arrays.copyOf(deflated, deflated.length + 1);
        assertThat(padded.length).isEven();

        EncodedDataSet encoded = readDeflated(padded).encoded();

        assertThat(encoded.segments()).hasSize(1);
        assertThat(Bytes.of(encoded)).isEqualTo(padded);
    }

    private DicomFile readDeflated(byte[] deflated) throws IOException {
        return Encoded.read(folder, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, deflated, ReadLimits.DEFAULTS);
    }

    @Test
    void readsStoredBlocksThatLookLikeAZlibHeader() throws IOException {
        // 78: not final, stored, five bits of padding that need not be zero; then the length 0x00DA and its inverse.
        byte[] plain = Bytes.concat(
                Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 1000 2000 'LO' 0200 '42' 1000 0040 'LT' BC00"),
                "x".repeat(188).getBytes(StandardCharsets.US_ASCII));
        byte[] stored = Bytes.concat(Encoded.bytes("78 DA00 25FF"), plain, Encoded.bytes("0300"));
        assertThat(plain).hasSize(0xDA);

        DicomFile file =
                Encoded.read(folder, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, stored, ReadLimits.DEFAULTS);

        assertThat(file.dataSet().string(Tag.PATIENT_ID)).contains("42");
    }

    @Test
    void boundsWhatInflatingTakes() throws IOException {
        byte[] bomb = deflate(Bytes.concat(Encoded.bytes("E07F 1000 'OB' 0000 00000008"), new byte[8 << 24]), true);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> Encoded.read(
                        folder,
                        TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                        bomb,
                        ReadLimits.DEFAULTS.withDeflation(1 << 20, 1 << 20)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.LIMIT_EXCEEDED))
                .withMessageContaining("inflatedBytes");
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(plain);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater(true);
        try (InflaterOutputStream inflating = new InflaterOutputStream(out, inflater)) {
            inflating.write(deflated);
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
