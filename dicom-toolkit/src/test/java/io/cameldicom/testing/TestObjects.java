package io.cameldicom.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Makes small valid Part 10 files by code that shares nothing with the product's writer. Each call of {@link #ct()} and
 * its like is a new instance in a new study; pixels are noise that depends on the SOP Instance UID alone.
 */
public final class TestObjects {
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    public static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    public static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    public static final String MULTI_FRAME = "1.2.840.10008.5.1.4.1.1.7.2";

    public static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    public static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    public static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    public static final String EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2";
    /** Implicit VR Little Endian, but for its pixels, which are big endian; here the pixels are what they are, unswapped. */
    public static final String GE_PRIVATE = "1.2.840.113619.5.2";

    public static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";

    /** A name with umlauts. */
    public static final String UMLAUTS = "Müller^Jörg";

    /** A name in Latin, ideographic and phonetic characters (PS3.5 §H.3.1). */
    public static final String JAPANESE = "Yamada^Tarou=山田^太郎=やまだ^たろう";

    public static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");
    public static final String JAPANESE_TERM = "\\ISO 2022 IR 87";

    private static final long LONGEST_PIXEL_DATA = 0xFFFF_FFFEL;

    private String sopClass;
    private String modality;
    private String transferSyntax = EXPLICIT_LITTLE_ENDIAN;
    private String instance = newUid();
    private String study = newUid();
    private String series = newUid();
    private String charset;
    private byte[] patientName = "Test^Object".getBytes(StandardCharsets.US_ASCII);
    private byte[] studyDescription = {};
    private String patientId = "T1";
    private String studyDate = "20240229";
    private String accessionNumber = "";
    private int seriesNumber = 1;
    private int instanceNumber = 1;
    private int rows = 16;
    private int columns = 16;
    private int frames = 1;
    private boolean preamble = true;
    private boolean fileMeta = true;
    private long pixelSeed;

    private TestObjects(String sopClass, String modality) {
        this.sopClass = sopClass;
        this.modality = modality;
    }

    public static TestObjects ct() {
        return new TestObjects(CT, "CT");
    }

    public static TestObjects mr() {
        return new TestObjects(MR, "MR");
    }

    public static TestObjects secondaryCapture() {
        return new TestObjects(SECONDARY_CAPTURE, "OT");
    }

    /** A Multi-frame Grayscale Byte Secondary Capture of ten frames. */
    public static TestObjects multiFrame() {
        return new TestObjects(MULTI_FRAME, "OT").frames(10);
    }

    /** A UID that nobody else has, below 2.25 (PS3.5 annex B.2). */
    public static String newUid() {
        UUID uuid = UUID.randomUUID();
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return "2.25." + new BigInteger(1, bytes.array());
    }

    public TestObjects sopClass(String uid) {
        this.sopClass = uid;
        return this;
    }

    public TestObjects instance(String uid) {
        this.instance = uid;
        return this;
    }

    public TestObjects study(String uid) {
        this.study = uid;
        return this;
    }

    public TestObjects series(String uid) {
        this.series = uid;
        return this;
    }

    /** One of the plain, deflated or encapsulated transfer syntaxes; others than the constants are encapsulated. */
    public TestObjects transferSyntax(String uid) {
        this.transferSyntax = uid;
        return this;
    }

    /** Specific Character Set, and Patient's Name in the bytes of {@code encoding}; no label where {@code term} is null. */
    public TestObjects patientName(String name, Charset encoding, String term) {
        return patientName(name.getBytes(encoding), term);
    }

    /** As {@link #patientName(String, Charset, String)}, of bytes that may be anything. */
    public TestObjects patientName(byte[] name, String term) {
        this.patientName = name;
        this.charset = term;
        return this;
    }

    /** Study Description in the bytes of {@code encoding}; empty, and left out, unless set. */
    public TestObjects studyDescription(String text, Charset encoding) {
        this.studyDescription = text.getBytes(encoding);
        return this;
    }

    /** A name with umlauts in Latin-1, labelled ISO_IR 100. */
    public TestObjects umlauts() {
        return patientName(UMLAUTS, StandardCharsets.ISO_8859_1, "ISO_IR 100");
    }

    /** A name with umlauts in Latin-1, without Specific Character Set: illegal, and common. */
    public TestObjects unlabelledUmlauts() {
        return patientName(UMLAUTS, StandardCharsets.ISO_8859_1, null);
    }

    /** {@link #JAPANESE} by code extensions, labelled \ISO 2022 IR 87. */
    public TestObjects japanese() {
        return patientName(JAPANESE, ISO_2022_JP, JAPANESE_TERM);
    }

    /** A name in UTF-8, labelled ISO_IR 192. */
    public TestObjects utf8Name(String name) {
        return patientName(name, StandardCharsets.UTF_8, "ISO_IR 192");
    }

    /** Study Date as YYYYMMDD; 20240229 unless set. */
    public TestObjects studyDate(String date) {
        this.studyDate = date;
        return this;
    }

    public TestObjects accessionNumber(String number) {
        this.accessionNumber = number;
        return this;
    }

    /** Series Number and Instance Number; both 1 unless set. */
    public TestObjects numbers(int newSeriesNumber, int newInstanceNumber) {
        this.seriesNumber = newSeriesNumber;
        this.instanceNumber = newInstanceNumber;
        return this;
    }

    public TestObjects patientId(String id) {
        this.patientId = id;
        return this;
    }

    /** Size of each frame in pixels of 16 bits. */
    public TestObjects size(int newRows, int newColumns) {
        this.rows = newRows;
        this.columns = newColumns;
        return this;
    }

    public TestObjects frames(int number) {
        this.frames = number;
        return this;
    }

    /** Other pixels under the same UIDs. */
    public TestObjects otherPixels() {
        this.pixelSeed++;
        return this;
    }

    /** Begins with the first element of File Meta Information. */
    public TestObjects withoutPreamble() {
        this.preamble = false;
        return this;
    }

    /** The bare data set, as some old devices write it. */
    public TestObjects withoutFileMeta() {
        this.fileMeta = false;
        return this;
    }

    public String sopClass() {
        return sopClass;
    }

    public String instance() {
        return instance;
    }

    public String study() {
        return study;
    }

    public String series() {
        return series;
    }

    public String transferSyntax() {
        return transferSyntax;
    }

    /** The whole file. */
    public byte[] bytes() {
        return concat(prefix(), dataSet());
    }

    /** Writes the file and returns its path. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file into a folder, named by its SOP Instance UID. */
    public Path writeInto(Path folder) {
        return write(folder.resolve(instance + ".dcm"));
    }

    /**
     * Writes a file whose Pixel Data is a hole of zeros that takes no disk space. The transfer syntax is Explicit VR
     * Little Endian; rows, columns and frames are left as they are.
     *
     * @param pixelBytes even, at most 4294967294
     */
    public Path writeSparse(Path file, long pixelBytes) {
        if (pixelBytes < 0 || pixelBytes > LONGEST_PIXEL_DATA || (pixelBytes & 1) == 1) {
            throw new IllegalArgumentException("pixelBytes: " + pixelBytes + " (expected: even, at most 4294967294)");
        }
        transferSyntax = EXPLICIT_LITTLE_ENDIAN;
        ElementWriter header = elements().header(0x7FE00010, "OW", pixelBytes);
        return writeAroundHole(file, header.toByteArray(), pixelBytes, new byte[0]);
    }

    /**
     * As {@link #writeSparse}, for an encapsulated transfer syntax: Pixel Data has undefined length and one fragment, the
     * hole.
     */
    public Path writeSparseEncapsulated(Path file, long fragmentBytes) {
        return writeAroundHole(
                file,
                sparseFragment(fragmentBytes).toByteArray(),
                fragmentBytes,
                fragmentEnd().toByteArray());
    }

    private ElementWriter sparseFragment(long fragmentBytes) {
        return elements()
                .header(0x7FE00010, "OB", 0xFFFFFFFFL)
                .item(0xFFFEE000, 0)
                .item(0xFFFEE000, fragmentBytes);
    }

    private static ElementWriter fragmentEnd() {
        return new ElementWriter(true, ByteOrder.LITTLE_ENDIAN).item(0xFFFEE0DD, 0);
    }

    private Path writeAroundHole(Path file, byte[] header, long hole, byte[] end) {
        ByteBuffer start = ByteBuffer.wrap(concat(prefix(), header));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            while (start.hasRemaining()) {
                channel.write(start);
            }
            if (end.length > 0) {
                channel.write(ByteBuffer.wrap(end), start.limit() + hole);
            } else if (hole > 0) {
                channel.write(ByteBuffer.allocate(1), start.limit() + hole - 1);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Length of the data set in a file of {@link #writeSparse}. */
    public long sparseDataSetLength(long pixelBytes) {
        return elements().header(0x7FE00010, "OW", pixelBytes).size() + pixelBytes;
    }

    /** Length of the data set in a file of {@link #writeSparseEncapsulated}. */
    public long sparseEncapsulatedDataSetLength(long fragmentBytes) {
        return sparseFragment(fragmentBytes).size()
                + fragmentBytes
                + fragmentEnd().size();
    }

    /** The encoded data set, without preamble and File Meta Information: what travels. */
    public byte[] dataSet() {
        ElementWriter elements = elements();
        switch (transferSyntax) {
            case IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN, EXPLICIT_BIG_ENDIAN, GE_PRIVATE ->
                elements.bytes(0x7FE00010, "OW", pixels(rows * columns * frames * 2));
            case DEFLATED -> {
                return deflate(elements.bytes(0x7FE00010, "OW", pixels(rows * columns * frames * 2))
                        .toByteArray());
            }
            default -> encapsulate(elements);
        }
        return elements.toByteArray();
    }

    private byte[] prefix() {
        if (!fileMeta) {
            return new byte[0];
        }
        byte[] elements = new ElementWriter(true, ByteOrder.LITTLE_ENDIAN)
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", sopClass)
                .text(0x00020003, "UI", instance)
                .text(0x00020010, "UI", transferSyntax)
                .text(0x00020012, "UI", "2.25.302184510961734527390173648205916273")
                .toByteArray();
        byte[] meta = new ElementWriter(true, ByteOrder.LITTLE_ENDIAN)
                .unsignedLong(0x00020000, elements.length)
                .raw(elements)
                .toByteArray();
        return preamble ? concat(concat(new byte[128], "DICM".getBytes(StandardCharsets.US_ASCII)), meta) : meta;
    }

    private ElementWriter elements() {
        ElementWriter out = new ElementWriter(
                !transferSyntax.equals(IMPLICIT_LITTLE_ENDIAN) && !transferSyntax.equals(GE_PRIVATE),
                transferSyntax.equals(EXPLICIT_BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (charset != null) {
            out.text(0x00080005, "CS", charset);
        }
        out.text(0x00080008, "CS", "DERIVED\\SECONDARY")
                .text(0x00080016, "UI", sopClass)
                .text(0x00080018, "UI", instance)
                .text(0x00080020, "DA", studyDate)
                .text(0x00080030, "TM", "101530")
                .text(0x00080050, "SH", accessionNumber)
                .text(0x00080060, "CS", modality)
                .text(0x00080090, "PN", "");
        if (studyDescription.length > 0) {
            out.bytes(0x00081030, "LO", studyDescription);
        }
        out.bytes(0x00100010, "PN", patientName)
                .text(0x00100020, "LO", patientId)
                .text(0x00100030, "DA", "")
                .text(0x00100040, "CS", "O")
                .text(0x0020000D, "UI", study)
                .text(0x0020000E, "UI", series)
                .text(0x00200010, "SH", "1")
                .text(0x00200011, "IS", Integer.toString(seriesNumber))
                .text(0x00200013, "IS", Integer.toString(instanceNumber))
                .unsignedShort(0x00280002, 1)
                .text(0x00280004, "CS", "MONOCHROME2");
        if (frames > 1) {
            out.text(0x00280008, "IS", Integer.toString(frames));
        }
        return out.unsignedShort(0x00280010, rows)
                .unsignedShort(0x00280011, columns)
                .unsignedShort(0x00280100, 16)
                .unsignedShort(0x00280101, 16)
                .unsignedShort(0x00280102, 15)
                .unsignedShort(0x00280103, 0);
    }

    private void encapsulate(ElementWriter out) {
        out.header(0x7FE00010, "OB", 0xFFFFFFFFL).item(0xFFFEE000, 0);
        for (int frame = 0; frame < frames; frame++) {
            byte[] fragment = pixels(rows * columns);
            out.item(0xFFFEE000, fragment.length + (fragment.length & 1)).raw(fragment);
            if ((fragment.length & 1) == 1) {
                out.raw(new byte[1]);
            }
        }
        out.item(0xFFFEE0DD, 0);
    }

    private byte[] pixels(int length) {
        SplittableRandom random = new SplittableRandom(instance.hashCode() + pixelSeed);
        ByteBuffer pixels = ByteBuffer.allocate((length + 7) & ~7);
        while (pixels.hasRemaining()) {
            pixels.putLong(random.nextLong());
        }
        return Arrays.copyOf(pixels.array(), length);
    }

    private static byte[] deflate(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, raw)) {
            deflater.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            raw.end();
        }
        if ((out.size() & 1) == 1) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
