package io.cameldicom.toolkit.file;

import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadLimitsTest {
    private static final String UID = "0800 1600 'UI' 0400 '1.2' 00 ";

    private static final Element UID_ELEMENT = Element.of(Tag.SOP_CLASS_UID, VR.UI, "1.2");

    @TempDir
    private Path folder;

    private DicomFile read(byte[] dataSet, ReadLimits limits) throws IOException {
        return Encoded.read(folder, EXPLICIT_VR_LITTLE_ENDIAN, dataSet, limits);
    }

    private ThrowableAssertAlternative<MalformedObjectException> exceeds(byte[] dataSet, ReadLimits limits) {
        return assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(dataSet, limits))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.LIMIT_EXCEEDED));
    }

    private static byte[] nested(int depth) {
        String open = "4000 30A7 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF ";
        String close = "FEFF 0DE0 00000000 FEFF DDE0 00000000 ";
        return Encoded.bytes(UID + open.repeat(depth) + close.repeat(depth));
    }

    @Test
    void boundsNesting() throws IOException {
        assertThat(read(nested(128), ReadLimits.DEFAULTS).dataSet().items(0x0040A730))
                .hasSize(1);
        exceeds(nested(129), ReadLimits.DEFAULTS)
                .withMessageContaining("nesting depth: 129 (expected: at most 128, limit nestingDepth)");
        exceeds(nested(10_000), ReadLimits.DEFAULTS);
        exceeds(nested(3), ReadLimits.DEFAULTS.withNestingDepth(2));
    }

    @Test
    void readsAndEncodesTheDeepestNestingOnASmallStack() throws InterruptedException {
        byte[] deepest = nested(256);
        AtomicReference<Object> outcome = new AtomicReference<>();
        Runnable readAndEncode = () -> {
            try {
                DicomFile file = read(deepest, ReadLimits.DEFAULTS.withNestingDepth(256));
                outcome.set(Bytes.of(file.encoded(file.dataSet().without(Tag.SOP_CLASS_UID))));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                outcome.set(e);
            }
        };
        Thread thread = new Thread(null, readAndEncode, "small-stack", 512 << 10);
        thread.start();
        thread.join(30_000);

        assertThat(outcome.get()).isInstanceOf(byte[].class);
        assertThat((byte[]) outcome.get()).hasSize(deepest.length - 12);
    }

    @Test
    void boundsTheNumberOfElementsItemsAndFragments() throws IOException {
        String element = "1000 2000 'LO' 0000 ";
        String items = "0800 1011 'SQ' 0000 FFFFFFFF" + "FEFF 00E0 00000000".repeat(9) + "FEFF DDE0 00000000";
        String fragments = "E07F 1000 'OB' 0000 FFFFFFFF" + "FEFF 00E0 00000000".repeat(9) + "FEFF DDE0 00000000";

        read(Encoded.bytes(element.repeat(10)), ReadLimits.DEFAULTS.withElements(10));
        exceeds(Encoded.bytes(element.repeat(11)), ReadLimits.DEFAULTS.withElements(10))
                .withMessageContaining("elements: more than 10");
        read(Encoded.bytes(items), ReadLimits.DEFAULTS.withElements(10));
        exceeds(Encoded.bytes(items), ReadLimits.DEFAULTS.withElements(9));
        read(Encoded.bytes(fragments), ReadLimits.DEFAULTS.withElements(10));
        exceeds(Encoded.bytes(fragments), ReadLimits.DEFAULTS.withElements(9));
    }

    @Test
    void boundsWhatIsKeptOnTheHeap() throws IOException {
        byte[] dataSet = Encoded.bytes(UID + "1000 2000 'LO' 0800 '12345678'".repeat(30));

        read(dataSet, ReadLimits.DEFAULTS.withHeaderBytes(5000));
        exceeds(dataSet, ReadLimits.DEFAULTS.withHeaderBytes(3000)).withMessageContaining("header bytes");
    }

    @Test
    void leavesMoreInTheFileWhenTheHeapFillsUp() throws IOException {
        String value = "4200 1100 'OB' 0000 2C010000 '" + "x".repeat(300) + "'";
        String item = "FEFF 00E0 38010000 " + value;
        byte[] dataSet = Encoded.bytes("0800 1011 'SQ' 0000 FFFFFFFF " + item.repeat(20) + "FEFF DDE0 00000000");
        DicomFile file = read(dataSet, ReadLimits.DEFAULTS.withHeaderBytes(9000));

        assertThat(file.dataSet().items(0x00081110))
                .extracting(items -> items.element(0x00420011).orElseThrow().value() instanceof Value.Bytes)
                .startsWith(true, true, true, true, true, true)
                .endsWith(false, false);
        assertThat(Bytes.of(file.encoded(file.dataSet().with(UID_ELEMENT)))).endsWith(dataSet);
    }

    @Test
    void boundsTheLengthOfAValue() throws IOException {
        byte[] dataSet = TestObjects.ct().size(64, 64).dataSet();

        read(dataSet, ReadLimits.DEFAULTS.withValueLength(64 * 64 * 2));
        exceeds(dataSet, ReadLimits.DEFAULTS.withValueLength(64 * 64 * 2 - 1))
                .withMessageContaining("(7FE0,0010)")
                .withMessageContaining("value length: 8192 (expected: at most 8191, limit valueLength)");
    }

    @Test
    void leavesValuesAboveTheThresholdInTheFile() throws IOException {
        String value = "'" + "x".repeat(1026) + "'";
        DicomFile file = read(
                Encoded.bytes(UID + "4200 1100 'OB' 0000 02040000" + value + "4200 1200 'LO' 0204" + value),
                ReadLimits.DEFAULTS.withHeapThreshold(1024));

        assertThat(file.dataSet().element(0x00420011).orElseThrow().value()).isInstanceOf(Value.Region.class);
        // Text that a character set rules is needed on the heap.
        assertThat(file.dataSet().element(0x00420012).orElseThrow().value()).isInstanceOf(Value.Bytes.class);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadLimits.DEFAULTS.withNestingDepth(100_000))
                .withMessage("nestingDepth: 100000 (expected: 1 to 256)");
        assertThatIllegalArgumentException().isThrownBy(() -> ReadLimits.DEFAULTS.withElements(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ReadLimits.DEFAULTS.withHeapThreshold(64));
        assertThatIllegalArgumentException().isThrownBy(() -> ReadLimits.DEFAULTS.withValueLength(1L << 32));
    }

    @Test
    void takesNoMemoryForALengthThatIsALie() throws IOException {
        byte[] lie = Encoded.bytes(UID + "0900 0110 'UT' 0000 F0FFFFFF 00");
        allocatedBy(() -> assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(lie, ReadLimits.DEFAULTS)));

        long allocated = allocatedBy(() -> assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(lie, ReadLimits.DEFAULTS)));
        assertThat(allocated).isLessThan(4 << 20);
    }

    @Test
    void readsAFileOfGigabytesInTheMemoryOfASmallOne() throws IOException {
        Path sparse = TestObjects.ct().writeSparse(folder.resolve("sparse"), 0xFFFF_FFFEL);
        DicomFile.read(sparse);
        AtomicReference<EncodedDataSet> encoded = new AtomicReference<>();

        long allocated = allocatedBy(() -> encoded.set(DicomFile.read(sparse).encoded()));

        assertThat(allocated).isLessThan(1 << 20);
        assertThat(encoded.get().segments()).hasSize(1).first().isInstanceOf(Segment.FileRegion.class);
        assertThat(encoded.get().length()).isGreaterThan(0xFFFF_FFFEL);
    }

    @Test
    void readsFragmentsBeyondFourGigabytes() throws IOException {
        Path path = folder.resolve("fragments");
        byte[] start = Encoded.file(
                TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow(),
                Encoded.bytes(UID + "E07F 1000 'OB' 0000 FFFFFFFF FEFF 00E0 00000000"));
        try (FileChannel out = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long position = out.write(ByteBuffer.wrap(start), 0);
            for (int i = 0; i < 3; i++) {
                position += out.write(ByteBuffer.wrap(Encoded.bytes("FEFF 00E0 000000C0")), position);
                position += 0xC000_0000L;
            }
            out.write(ByteBuffer.wrap(Encoded.bytes("FEFF DDE0 00000000")), position);
        }
        DicomFile file = DicomFile.read(path);

        assertThat(file.encoded(file.dataSet().without(Tag.PATIENT_ID)).length())
                .isEqualTo(Files.size(path) - file.dataSetOffset())
                .isGreaterThan(9L << 30);
    }

    @Test
    void readsThousandsOfFragmentsQuickly() throws IOException {
        ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
        dataSet.writeBytes(Encoded.bytes(UID + "E07F 1000 'OB' 0000 FFFFFFFF FEFF 00E0 00000000"));
        byte[] fragment = new byte[20_000];
        for (int i = 0; i < 2_000; i++) {
            dataSet.writeBytes(Encoded.bytes("FEFF 00E0 204E0000"));
            dataSet.writeBytes(fragment);
        }
        dataSet.writeBytes(Encoded.bytes("FEFF DDE0 00000000"));
        Path path = Files.write(
                folder.resolve("many"),
                Encoded.file(TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow(), dataSet.toByteArray()));
        DicomFile.read(path);

        long begin = System.nanoTime();
        DicomFile file = DicomFile.read(path);
        assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L);
        assertThat(((Value.Fragments) file.dataSet()
                                .element(Tag.PIXEL_DATA)
                                .orElseThrow()
                                .value())
                        .fragments())
                .hasSize(2_001);
    }

    private interface Action {
        void run() throws IOException;
    }

    private static long allocatedBy(Action action) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
