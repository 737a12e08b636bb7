package io.cameldicom.benchmarks;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of equally large CT files in Explicit VR Little Endian, made by the benchmark; pixels are noise, but those of the
 * one large file.
 *
 * @param name as it stands in the table
 * @param folder holds the files and nothing else
 * @param files how many
 * @param bytes of all files together
 */
record MadeCorpus(String name, Path folder, int files, long bytes) {
    static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.2";
    static final String TRANSFER_SYNTAX = "1.2.840.10008.1.2.1";
    private static final String ROOT = "2.25.1964830227451";
    /** Preamble and File Meta Information, which do not travel, are shorter. */
    static final int MOST_META_BYTES = 512;

    private static final int HEADER_BYTES = 1024;
    private static final int FRAME_BYTES = 1 << 17;

    /** Makes {@code files} files of {@code fileBytes} each, up to the few bytes that a header takes more or less. */
    static MadeCorpus make(String name, Path folder, int files, int fileBytes) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(fileBytes);
        long bytes = 0;
        for (int i = 1; i <= files; i++) {
            byte[] file = file(ROOT + "." + fileBytes + "." + i, i, fileBytes, random);
            Files.write(folder.resolve(String.format("%05d.dcm", i)), file);
            bytes += file.length;
        }
        return new MadeCorpus(name, folder, files, bytes);
    }

    /** The first files of this corpus, under another folder: hard links, no copies. */
    MadeCorpus first(int count, Path linkFolder) throws IOException {
        Files.createDirectories(linkFolder);
        long linked = 0;
        for (Path file : paths().subList(0, count)) {
            Files.createLink(linkFolder.resolve(file.getFileName()), file);
            linked += Files.size(file);
        }
        return new MadeCorpus(name, linkFolder, count, linked);
    }

    List<Path> paths() throws IOException {
        return paths(folder);
    }

    static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** One file with that many bytes of pixels, zeros for which the file system needs no room. */
    static MadeCorpus multiFrame(String name, Path folder, int pixelBytes) throws IOException {
        Path file = Files.createDirectories(folder).resolve("00001.dcm");
        ByteBuffer beginning = beginning(ROOT + ".0." + pixelBytes, 1, pixelBytes / FRAME_BYTES, pixelBytes);
        try (FileChannel out = FileChannel.open(file, CREATE_NEW, WRITE, SPARSE)) {
            out.write(beginning);
            out.write(ByteBuffer.allocate(1), out.position() + pixelBytes - 1);
        }
        return new MadeCorpus(name, folder, 1, Files.size(file));
    }

    private static byte[] file(String instance, int number, int fileBytes, SplittableRandom random) {
        int pixelBytes = (fileBytes - HEADER_BYTES) & ~1;
        ByteBuffer beginning = beginning(instance, number, 1, pixelBytes);
        byte[] pixels = new byte[pixelBytes];
        random.nextBytes(pixels);
        return ByteBuffer.allocate(beginning.remaining() + pixelBytes)
                .put(beginning)
                .put(pixels)
                .array();
    }

    /** Everything up to the pixels. */
    private static ByteBuffer beginning(String instance, int number, int frames, int pixelBytes) {
        ByteBuffer meta = buffer(512);
        element(meta, 0x00020001, "OB", new byte[] {0, 1});
        text(meta, 0x00020002, "UI", SOP_CLASS);
        text(meta, 0x00020003, "UI", instance);
        text(meta, 0x00020010, "UI", TRANSFER_SYNTAX);
        text(meta, 0x00020012, "UI", ROOT);
        ByteBuffer file = buffer(2 * HEADER_BYTES);
        file.position(128);
        file.put("DICM".getBytes(StandardCharsets.US_ASCII));
        element(file, 0x00020000, "UL", buffer(4).putInt(meta.position()).array());
        file.put(meta.array(), 0, meta.position());
        header(file, instance, number, frames, pixelBytes / frames);
        elementHeader(file, 0x7FE00010, "OW", pixelBytes);
        return file.flip();
    }

    private static void header(ByteBuffer file, String instance, int number, int frames, int frameBytes) {
        text(file, 0x00080005, "CS", "ISO_IR 100");
        text(file, 0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL");
        text(file, 0x00080016, "UI", SOP_CLASS);
        text(file, 0x00080018, "UI", instance);
        text(file, 0x00080020, "DA", "20240229");
        text(file, 0x00080030, "TM", "101530");
        text(file, 0x00080060, "CS", "CT");
        text(file, 0x00080070, "LO", "Benchmark");
        text(file, 0x0008103E, "LO", "Made by the benchmark");
        text(file, 0x00100010, "PN", "Bench^Mark");
        text(file, 0x00100020, "LO", "B1");
        text(file, 0x0020000D, "UI", ROOT + ".1");
        text(file, 0x0020000E, "UI", ROOT + ".2");
        text(file, 0x00200013, "IS", Integer.toString(number));
        text(file, 0x00200032, "DS", "-250\\-250\\" + number);
        text(file, 0x00200037, "DS", "1\\0\\0\\0\\1\\0");
        unsignedShort(file, 0x00280002, 1);
        text(file, 0x00280004, "CS", "MONOCHROME2");
        if (frames > 1) {
            text(file, 0x00280008, "IS", Integer.toString(frames));
        }
        unsignedShort(file, 0x00280010, frameBytes / 2 / 64);
        unsignedShort(file, 0x00280011, 64);
        text(file, 0x00280030, "DS", "0.9765625\\0.9765625");
        for (int tag : List.of(0x00280100, 0x00280101)) {
            unsignedShort(file, tag, 16);
        }
        unsignedShort(file, 0x00280102, 15);
        unsignedShort(file, 0x00280103, 0);
        IntStream.range(0, 4).forEach(i -> text(file, 0x00281050 + i, "DS", "40"));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void text(ByteBuffer out, int tag, String vr, String value) {
        String padded = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? '\0' : ' ');
        element(out, tag, vr, padded.getBytes(StandardCharsets.US_ASCII));
    }

    private static void unsignedShort(ByteBuffer out, int tag, int value) {
        element(out, tag, "US", buffer(2).putShort((short) value).array());
    }

    private static void element(ByteBuffer out, int tag, String vr, byte[] value) {
        elementHeader(out, tag, vr, value.length);
        out.put(value);
    }

    private static void elementHeader(ByteBuffer out, int tag, String vr, int length) {
        out.putShort((short) (tag >>> 16)).putShort((short) tag);
        out.put(vr.getBytes(StandardCharsets.US_ASCII));
        if (vr.equals("OB") || vr.equals("OW")) {
            out.putShort((short) 0).putInt(length);
        } else {
            out.putShort((short) length);
        }
    }
}
