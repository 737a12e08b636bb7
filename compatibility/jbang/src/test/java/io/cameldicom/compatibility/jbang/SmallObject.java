package io.cameldicom.compatibility.jbang;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The smallest DICOM file: a Part 10 file of an object with nothing but its UIDs (PS3.10 §7.1). */
final class SmallObject {
    static final String INSTANCE = "2.25.20261128";
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private SmallObject() {}

    static byte[] file() {
        SmallObject meta = new SmallObject();
        meta.element(0x0002, 0x0002, SECONDARY_CAPTURE);
        meta.element(0x0002, 0x0003, INSTANCE);
        meta.element(0x0002, 0x0010, EXPLICIT_LITTLE_ENDIAN);
        SmallObject file = new SmallObject();
        file.bytes.writeBytes(new byte[128]);
        file.text("DICM");
        file.number(0x0002, 2);
        file.number(0x0000, 2);
        file.text("UL");
        file.number(4, 2);
        file.number(meta.bytes.size(), 4);
        file.bytes.writeBytes(meta.bytes.toByteArray());
        file.element(0x0008, 0x0016, SECONDARY_CAPTURE);
        file.element(0x0008, 0x0018, INSTANCE);
        file.element(0x0020, 0x000D, INSTANCE + ".1");
        file.element(0x0020, 0x000E, INSTANCE + ".2");
        return file.bytes.toByteArray();
    }

    /** A UID, padded by a NUL to an even length. */
    private void element(int group, int element, String uid) {
        number(group, 2);
        number(element, 2);
        text("UI");
        String value = uid.length() % 2 == 0 ? uid : uid + '\0';
        number(value.length(), 2);
        text(value);
    }

    private void number(int value, int length) {
        for (int i = 0; i < length; i++) {
            bytes.write(value >> 8 * i);
        }
    }

    private void text(String ascii) {
        bytes.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
