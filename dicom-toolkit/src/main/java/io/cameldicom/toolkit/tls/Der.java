package io.cameldicom.toolkit.tls;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** As much of DER as makes PKCS#8 (RFC 5208) of the older formats of private keys. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int PARAMETERS = 0xA0;

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /** 1.2.840.113549.1.1.1 and NULL. */
    private static final byte[] RSA_ENCRYPTION = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** 1.2.840.10045.2.1. */
    private static final byte[] EC_PUBLIC_KEY = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private final byte[] bytes;
    private int position;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /** RSAPrivateKey (RFC 8017 §A.1.2) as PrivateKeyInfo. */
    static byte[] pkcs8OfPkcs1(byte[] key) {
        return element(SEQUENCE, VERSION_0, element(SEQUENCE, RSA_ENCRYPTION), element(OCTET_STRING, key));
    }

    /** ECPrivateKey (RFC 5915) as PrivateKeyInfo; empty if it does not name its curve. */
    static Optional<byte[]> pkcs8OfSec1(byte[] key) {
        return new Der(key)
                .namedCurve()
                .map(curve -> element(
                        SEQUENCE, VERSION_0, element(SEQUENCE, EC_PUBLIC_KEY, curve), element(OCTET_STRING, key)));
    }

    /** The element [0], if an object identifier is in it. */
    private Optional<byte[]> namedCurve() {
        try {
            enter();
            skip(); // version
            skip(); // the key
            if ((bytes[position] & 0xFF) != PARAMETERS) {
                return Optional.empty();
            }
            enter();
            if (bytes[position] != OBJECT_IDENTIFIER) {
                return Optional.empty();
            }
            int start = position;
            skip();
            byte[] curve = new byte[position - start];
            System.arraycopy(bytes, start, curve, 0, curve.length);
            return Optional.of(curve);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Goes past the tag and the length. */
    private int enter() {
        position++;
        int length = bytes[position++] & 0xFF;
        if (length >= 0x80) {
            int octets = length & 0x7F;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[position++] & 0xFF;
            }
        }
        return length;
    }

    private void skip() {
        int length = enter();
        position = Math.addExact(position, length);
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        int length = value.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream(length + 4);
        element.write(tag);
        if (length < 0x80) {
            element.write(length);
        } else if (length <= 0xFF) {
            element.write(0x81);
            element.write(length);
        } else {
            element.write(0x82);
            element.write(length >> 8);
            element.write(length);
        }
        element.writeBytes(value.toByteArray());
        return element.toByteArray();
    }
}
