package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.VR;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/** Breaks DICOM files the way programs do, at headers, lengths and delimitation items; the same seed gives the same files. */
final class Mutations {
    private static final long[] LENGTHS = {
        0, 1, 2, 3, 7, 8, 12, 0x7F, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFF0L, 0xFFFF_FFFEL, 0xFFFF_FFFFL
    };

    private static final List<String> TRANSFER_SYNTAXES = List.of(
            "1.2.840.10008.1.2",
            "1.2.840.10008.1.2.1",
            "1.2.840.10008.1.2.2",
            "1.2.840.10008.1.2.1.99",
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.5",
            "1.2.840.113619.5.2",
            "1.2.3.4.5",
            "",
            "no UID");

    private static final String[] STRANGE_VRS = {"??", "  ", "ZZ", "ob", "\0\0", "U", "\u00FFN", "OX"};

    private static final byte[] OPEN = Encoded.bytes("0800 1011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF");
    private static final byte[] OPEN_UNKNOWN = Encoded.bytes("0900 0110 'UN' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF");
    private static final byte[] OPEN_IMPLICIT = Encoded.bytes("0800 1011 FFFFFFFF FEFF 00E0 FFFFFFFF");
    private static final byte[] CLOSE = Encoded.bytes("FEFF 0DE0 00000000 FEFF DDE0 00000000");

    private final SplittableRandom random;

    Mutations(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One to three things that are wrong with {@code file}. */
    byte[] of(byte[] file) {
        byte[] mutated = file;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] file) {
        if (file.length < 16) {
            return insert(file, 0, noise(1 + random.nextInt(64)));
        }
        List<Integer> headers = headers(file);
        int at = headers.isEmpty() || random.nextInt(8) == 0
                ? random.nextInt(file.length)
                : headers.get(random.nextInt(headers.size()));
        int other = headers.isEmpty() ? random.nextInt(file.length) : headers.get(random.nextInt(headers.size()));
        int from = Math.min(at, other);
        int to = Math.max(at, other);
        return switch (random.nextInt(14)) {
            case 0 -> Arrays.copyOf(file, at + random.nextInt(Math.min(16, file.length - at)));
            case 1 -> length(file, at);
            case 2 -> length(file, at);
            case 3 -> remove(file, at, at + 8);
            case 4 -> insert(file, at, Arrays.copyOfRange(file, at, Math.min(file.length, at + 8)));
            case 5 -> vr(file, at);
            case 6 -> insert(file, at, noise(1 + random.nextInt(20)));
            case 7 -> transferSyntax(file);
            case 8 -> insert(file, other, Arrays.copyOfRange(file, from, Math.min(to, from + 4096)));
            case 9 -> remove(file, from, Math.min(to, from + 512));
            case 10 -> nested(file, at);
            case 11 -> flipped(file);
            case 12 -> deflated(file);
            default -> insert(file, at, random.nextBoolean() ? CLOSE : Arrays.copyOfRange(CLOSE, 8, 16));
        };
    }

    /** Where headers seem to begin: a VR two bytes behind a tag, or an item. */
    private static List<Integer> headers(byte[] file) {
        List<Integer> headers = new ArrayList<>();
        for (int i = 0; i + 8 <= file.length && headers.size() < 4000; i++) {
            boolean item = file[i] == (byte) 0xFE && file[i + 1] == (byte) 0xFF && (file[i + 3] & 0xFF) == 0xE0;
            if (item || VR.of(file[i + 4] & 0xFF, file[i + 5] & 0xFF) != null) {
                headers.add(i);
            }
        }
        return headers;
    }

    private byte[] noise(int count) {
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        return noise;
    }

    /** One of the places in a header that may be a length. */
    private byte[] length(byte[] file, int at) {
        byte[] mutated = file.clone();
        long length = LENGTHS[random.nextInt(LENGTHS.length)];
        int place = at + new int[] {4, 6, 8}[random.nextInt(3)];
        for (int i = 0; i < 4 && place + i < file.length; i++) {
            mutated[place + i] = (byte) (length >> 8 * i);
        }
        return mutated;
    }

    private byte[] vr(byte[] file, int at) {
        byte[] mutated = file.clone();
        VR[] all = VR.values();
        String vr = random.nextInt(3) == 0
                ? STRANGE_VRS[random.nextInt(STRANGE_VRS.length)]
                : all[random.nextInt(all.length)].name();
        for (int i = 0; i < vr.length() && at + 4 + i < file.length; i++) {
            mutated[at + 4 + i] = (byte) vr.charAt(i);
        }
        return mutated;
    }

    private byte[] nested(byte[] file, int at) {
        byte[] open = List.of(OPEN, OPEN_UNKNOWN, OPEN_IMPLICIT).get(random.nextInt(3));
        int depth = random.nextInt(10) == 0 ? 3000 : 1 + random.nextInt(200);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            out.writeBytes(open);
        }
        for (int i = random.nextInt(2) * random.nextInt(2); i < depth; i++) {
            out.writeBytes(CLOSE);
        }
        return insert(file, at, out.toByteArray());
    }

    private byte[] flipped(byte[] file) {
        byte[] mutated = file.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            mutated[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    /** What follows the first element of group 0008, under new File Meta Information. */
    private byte[] transferSyntax(byte[] file) {
        String uid = TRANSFER_SYNTAXES.get(random.nextInt(TRANSFER_SYNTAXES.size()));
        return Bytes.concat(Part10Writer.fileMeta("1.2", "1.3", uid, null), dataSet(file));
    }

    private byte[] deflated(byte[] file) {
        Deflater deflater = new Deflater(random.nextInt(10), random.nextInt(4) > 0);
        deflater.setInput(dataSet(file));
        deflater.finish();
        byte[] deflated = new byte[file.length + 1024];
        int length = deflater.deflate(deflated);
        deflater.end();
        return Bytes.concat(
                Part10Writer.fileMeta("1.2", "1.3", "1.2.840.10008.1.2.1.99", null),
                Arrays.copyOf(deflated, Math.max(0, length - random.nextInt(3) * random.nextInt(40))));
    }

    private static byte[] dataSet(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = Math.max(0, text.indexOf("\b\0", Math.min(132, file.length)));
        return Arrays.copyOfRange(file, at, file.length);
    }

    private static byte[] insert(byte[] file, int at, byte[] bytes) {
        return Bytes.concat(Arrays.copyOf(file, at), bytes, Arrays.copyOfRange(file, at, file.length));
    }

    private static byte[] remove(byte[] file, int from, int to) {
        return Bytes.concat(
                Arrays.copyOf(file, from), Arrays.copyOfRange(file, Math.min(to, file.length), file.length));
    }
}
