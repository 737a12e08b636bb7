package io.cameldicom.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;

/** Elements of DER (X.690). */
public final class DerElement {
    private DerElement() {}

    /** @param parts the value, in pieces */
    public static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = value.size();
        if (length >= 0x80) {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int zeros = octets[0] == 0 ? 1 : 0;
            element.write(0x80 | octets.length - zeros);
            element.write(octets, zeros, octets.length - zeros);
        } else {
            element.write(length);
        }
        element.writeBytes(value.toByteArray());
        return element.toByteArray();
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
