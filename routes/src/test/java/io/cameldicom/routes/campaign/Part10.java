package io.cameldicom.routes.campaign;

import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a Part 10 file holds, read by code that shares nothing with the product.
 *
 * @param instance SOP Instance UID of the File Meta Information
 * @param dataSet SHA-256 of what follows the File Meta Information, in lower case
 */
record Part10(String instance, String dataSet) {
    private static final int META = 132;
    private static final int SOP_INSTANCE = 0x0003;

    static Part10 of(TestObjects object) {
        return new Part10(object.instance(), sha256(object.dataSet()));
    }

    static Part10 read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(file + " (expected: a DICOM file)", e);
        }
    }

    static Part10 of(byte[] file) {
        ByteBuffer meta = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(META);
        int end = META + 12 + meta.getInt(META + 8);
        String instance = "";
        while (meta.position() < end) {
            meta.getShort();
            int element = Short.toUnsignedInt(meta.getShort());
            String vr = "" + (char) meta.get() + (char) meta.get();
            int length = vr.equals("OB")
                    ? meta.position(meta.position() + 2).getInt()
                    : Short.toUnsignedInt(meta.getShort());
            if (element == SOP_INSTANCE) {
                instance = new String(file, meta.position(), length, StandardCharsets.US_ASCII).replace("\0", "");
            }
            meta.position(meta.position() + length);
        }
        return new Part10(instance, sha256(Arrays.copyOfRange(file, end, file.length)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
