package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomFileTest {
    @TempDir
    private Path folder;

    private DicomFile read(byte[] bytes) throws IOException {
        return DicomFile.read(Files.write(folder.resolve("object"), bytes), ReadLimits.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.DEFLATED,
                TestObjects.JPEG_BASELINE
            })
    void givesTheDataSetAsOneRegionByteForByte(String transferSyntax) throws IOException {
        TestObjects object = TestObjects.ct().size(256, 256).transferSyntax(transferSyntax);
        DicomFile file = DicomFile.read(object.writeInto(folder), ReadLimits.DEFAULTS);

        assertThat(file.transferSyntax().uid()).isEqualTo(transferSyntax);
        assertThat(file.metaBuilt()).isFalse();
        assertThat(file.dataSet().string(Tag.SOP_INSTANCE_UID)).contains(object.instance());
        assertThat(file.dataSet().string(Tag.PATIENT_NAME)).contains("Test^Object");
        file.requireStorable();

        EncodedDataSet encoded = file.encoded();
        assertThat(encoded.sopClassUid()).isEqualTo(TestObjects.CT);
        assertThat(encoded.sopInstanceUid()).isEqualTo(object.instance());
        assertThat(encoded.transferSyntaxUid()).isEqualTo(transferSyntax);
        assertThat(encoded.segments()).hasSize(1).first().isInstanceOf(Segment.FileRegion.class);
        assertThat(Bytes.of(encoded)).isEqualTo(object.dataSet());
    }

    @Test
    void leavesPixelDataInTheFile() throws IOException {
        TestObjects object = TestObjects.ct().size(256, 256);
        DicomFile file = read(object.bytes());

        assertThat(file.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value())
                .isEqualTo(new Value.Region(
                        new Segment.FileRegion(file.path(), file.identity().size() - 256 * 256 * 2, 256 * 256 * 2)));
    }

    @Test
    void leavesFragmentsInTheFile() throws IOException {
        TestObjects object = TestObjects.multiFrame().size(256, 256).transferSyntax(TestObjects.JPEG_BASELINE);
        DicomFile file = read(object.bytes());
        Value.Fragments fragments = (Value.Fragments)
                file.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value();

        assertThat(fragments.fragments()).hasSize(11);
        assertThat(fragments.fragments().get(0).length()).isZero();
        assertThat(fragments.fragments().subList(1, 11))
                .allSatisfy(fragment -> assertThat(fragment).isInstanceOf(Value.Region.class));
        assertThat(fragments.encoded().orElseThrow().length()).isEqualTo(8 + 10 * (8 + 65536) + 8);
    }

    @Test
    void readsFileMetaInformationWithoutPreamble() throws IOException {
        TestObjects object = TestObjects.ct().withoutPreamble();
        DicomFile file = read(object.bytes());

        assertThat(file.meta().sopInstanceUid()).contains(object.instance());
        assertThat(Bytes.of(file.encoded())).isEqualTo(object.dataSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN
            })
    void guessesTheTransferSyntaxOfBareDataSets(String transferSyntax) throws IOException {
        TestObjects object = TestObjects.ct().withoutFileMeta().transferSyntax(transferSyntax);
        DicomFile file = read(object.bytes());

        assertThat(file.metaBuilt()).isTrue();
        assertThat(file.transferSyntax().uid()).isEqualTo(transferSyntax);
        assertThat(file.dataSetOffset()).isZero();
        assertThat(file.meta().sopClassUid()).contains(TestObjects.CT);
        assertThat(file.meta().sopInstanceUid()).contains(object.instance());
        assertThat(file.meta().transferSyntaxUid()).contains(transferSyntax);
        assertThat(Bytes.of(file.encoded())).isEqualTo(object.dataSet());
        file.requireStorable();
    }

    @Test
    void readsFileMetaInformationInBigEndian() throws IOException {
        byte[] file = Bytes.concat(new byte[128], Encoded.bytes("""
                'DICM'
                0002 0000 'UL' 0004 0000001C
                0002 0010 'UI' 0014 '1.2.840.10008.1.2.2' 00
                0008 0016 'UI' 0004 '1.2' 00"""));

        assertThat(read(file).transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        assertThat(read(file).dataSet().string(Tag.SOP_CLASS_UID)).contains("1.2");
    }

    @Test
    void namesTheCommandSetInTheWay() throws IOException {
        DicomFile file = read(Encoded.file(
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                Encoded.bytes("0000 0000 04000000 12000000 0000 0001 02000000 0100")));

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(file::requireStorable)
                .withMessageStartingWith("element: (0000,0000) in the data set");
    }

    @Test
    void refusesNativePixelDataUnderACompression() throws IOException {
        TestObjects object = TestObjects.ct();
        byte[] meta = Part10Writer.fileMeta(TestObjects.CT, object.instance(), TestObjects.JPEG_BASELINE, null);
        DicomFile file = read(Bytes.concat(meta, object.dataSet()));

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(file::requireStorable)
                .withMessageContaining("(expected: fragments, of undefined length)")
                .satisfies(e -> assertThat(e.tag()).isEqualTo(Tag.PIXEL_DATA));
    }

    @Test
    void refusesToGuessACompression() throws IOException {
        DicomFile file = read(TestObjects.ct()
                .withoutFileMeta()
                .transferSyntax(TestObjects.JPEG_BASELINE)
                .bytes());

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(file::requireStorable)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_TRANSFER_SYNTAX));
    }

    @Test
    void readsGePrivateTransferSyntaxAsImplicitAndPassesItByteForByte() throws IOException {
        TestObjects implicit = TestObjects.ct().transferSyntax(TestObjects.IMPLICIT_LITTLE_ENDIAN);
        byte[] meta = Part10Writer.fileMeta(
                TestObjects.CT, implicit.instance(), TransferSyntax.GE_PRIVATE_BIG_ENDIAN_PIXELS.uid(), null);
        DicomFile file = read(Bytes.concat(meta, implicit.dataSet()));

        assertThat(file.transferSyntax()).isEqualTo(TransferSyntax.GE_PRIVATE_BIG_ENDIAN_PIXELS);
        assertThat(Bytes.of(file.encoded())).isEqualTo(implicit.dataSet());
        file.requireStorable();
    }

    @Test
    void noticesEveryTruncation() throws IOException {
        byte[] whole = TestObjects.ct().size(256, 256).bytes();

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1)))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(Problem.TRUNCATED);
                    assertThat(e.tag()).isEqualTo(Tag.PIXEL_DATA);
                    assertThat(e.offset()).isEqualTo(whole.length - 256 * 256 * 2);
                })
                .withMessageContaining("(7FE0,0010) at offset ")
                .withMessageContaining("131071 bytes are left");
    }

    @Test
    void takesNothingButZerosForEmptySpaceOfACopyUnderWay() throws IOException {
        byte[] whole = TestObjects.ct().bytes();

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(new byte[4096]))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TRUNCATED));
        long pixels = ((Value.Plain) read(whole)
                        .dataSet()
                        .element(Tag.PIXEL_DATA)
                        .orElseThrow()
                        .value())
                .length();
        byte[] begun = Arrays.copyOf(whole, whole.length - (int) pixels - 12);
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(Arrays.copyOf(begun, begun.length + 5000)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TRUNCATED));
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length + (1 << 20) + 8)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TRUNCATED));
        assertThat(Bytes.of(read(Arrays.copyOf(whole, whole.length + (1 << 20))).encoded()))
                .isEqualTo(Bytes.of(read(whole).encoded()));
        assertThat(Bytes.of(read(Arrays.copyOf(whole, whole.length + 3)).encoded()))
                .isEqualTo(Bytes.of(read(whole).encoded()));
    }

    @Test
    void refusesGarbageAfterTheDataSet() {
        byte[] whole = TestObjects.ct().bytes();
        byte[] longer = Arrays.copyOf(whole, whole.length + 100);
        longer[longer.length - 1] = 1;

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(longer))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED));
    }

    @Test
    void remembersWhichFileItRead() throws IOException {
        Path path = TestObjects.ct().writeInto(folder);
        DicomFile file = DicomFile.read(path, ReadLimits.DEFAULTS);

        assertThat(file.identity()).isEqualTo(FileIdentity.of(path));
        Files.write(path, TestObjects.ct().bytes());
        assertThat(file.identity()).isNotEqualTo(FileIdentity.of(path));
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> DicomFile.read(folder.resolve("none"), ReadLimits.DEFAULTS));
    }

    @Test
    void showsNeitherPathNorValue() throws IOException {
        DicomFile file = read(TestObjects.ct().bytes());

        assertThat(file.toString()).doesNotContain(folder.toString()).doesNotContain("Test");
    }
}
