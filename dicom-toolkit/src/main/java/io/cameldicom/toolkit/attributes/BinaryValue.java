package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.VR;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values that are no characters, in little endian (PS3.5 §6.2). */
final class BinaryValue {
    /** More digits than the largest integer has; one with very many would take all memory to write out. */
    private static final int MOST_DIGITS = 20;

    /** As Java and DICOM JSON write them. */
    private static final Map<String, Double> NOT_FINITE = Map.of(
            "NaN", Double.NaN,
            "Infinity", Double.POSITIVE_INFINITY,
            "-Infinity", Double.NEGATIVE_INFINITY,
            "inf", Double.POSITIVE_INFINITY,
            "-inf", Double.NEGATIVE_INFINITY);

    private BinaryValue() {}

    static byte[] encode(String attribute, VR vr, Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        List<?> values = AttributeWriter.list(value);
        if (values.isEmpty()) {
            return new byte[0];
        }
        if (size(vr) == 0) {
            throw refused(attribute, vr);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size(vr) * values.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Object one : values) {
            put(bytes, attribute, vr, one);
        }
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, String attribute, VR vr, Object value) {
        if (vr == VR.AT) {
            int tag = tag(attribute, value);
            bytes.putShort((short) (tag >>> 16)).putShort((short) tag);
            return;
        }
        if (vr == VR.FL || vr == VR.FD) {
            Double other = NOT_FINITE.get(String.valueOf(value));
            if (other != null) {
                putDouble(bytes, vr, other);
                return;
            }
        }
        BigDecimal number = number(attribute, vr, value);
        switch (vr) {
            case FL, FD -> putDouble(bytes, vr, number.doubleValue());
            default -> putInteger(bytes, attribute, vr, number);
        }
    }

    private static void putDouble(ByteBuffer bytes, VR vr, double number) {
        if (vr == VR.FL) {
            bytes.putFloat((float) number);
        } else {
            bytes.putDouble(number);
        }
    }

    private static void putInteger(ByteBuffer bytes, String attribute, VR vr, BigDecimal number) {
        BigInteger integer;
        try {
            if ((long) number.precision() - number.scale() > MOST_DIGITS || isBelowOne(number)) {
                throw refused(attribute, vr);
            }
            integer = number.signum() == 0 ? BigInteger.ZERO : number.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw refused(attribute, vr);
        }
        int bits = size(vr) * 8;
        boolean signed = vr == VR.SS || vr == VR.SL || vr == VR.SV;
        if (signed ? integer.bitLength() >= bits : integer.signum() < 0 || integer.bitLength() > bits) {
            throw refused(attribute, vr);
        }
        switch (size(vr)) {
            case 2 -> bytes.putShort(integer.shortValue());
            case 4 -> bytes.putInt(integer.intValue());
            default -> bytes.putLong(integer.longValue());
        }
    }

    /** Then it is not whole; to divide by its power of ten could take all memory. */
    private static boolean isBelowOne(BigDecimal number) {
        return number.signum() != 0 && number.scale() >= number.precision();
    }

    private static int tag(String attribute, Object value) {
        try {
            return AttributeName.tag(String.valueOf(value));
        } catch (UnknownAttributeException e) {
            throw refused(attribute, VR.AT);
        }
    }

    private static BigDecimal number(String attribute, VR vr, Object value) {
        if (value instanceof Number || value instanceof CharSequence) {
            try {
                return new BigDecimal(value.toString().strip());
            } catch (NumberFormatException e) {
                throw refused(attribute, vr);
            }
        }
        throw refused(attribute, vr);
    }

    /** In little endian; what is left over at the end is dropped. An empty list for VRs of bytes. */
    static List<Object> decode(VR vr, byte[] value) {
        List<Object> values = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        int size = size(vr);
        while (size > 0 && bytes.remaining() >= size) {
            values.add(next(vr, bytes));
        }
        return values;
    }

    private static Object next(VR vr, ByteBuffer bytes) {
        return switch (vr) {
            case AT -> AttributeName.hex((bytes.getShort() & 0xFFFF) << 16 | bytes.getShort() & 0xFFFF);
            case US -> bytes.getShort() & 0xFFFF;
            case SS -> (int) bytes.getShort();
            case UL -> bytes.getInt() & 0xFFFF_FFFFL;
            case SL -> bytes.getInt();
            case SV -> bytes.getLong();
            case UV -> new BigInteger(Long.toUnsignedString(bytes.getLong()));
            case FL -> bytes.getFloat();
            default -> bytes.getDouble();
        };
    }

    /** Of one number, in bytes; 0 where the value is bytes. */
    static int size(VR vr) {
        return switch (vr) {
            case US, SS -> 2;
            case UL, SL, FL, AT -> 4;
            case UV, SV, FD -> 8;
            default -> 0;
        };
    }

    private static IllegalAttributeException refused(String attribute, VR vr) {
        return new IllegalAttributeException(
                attribute, "a value that its VR " + vr + " does not have (expected: " + expected(vr) + ")");
    }

    private static String expected(VR vr) {
        return switch (vr) {
            case AT -> "a keyword, or a tag as 00100010";
            case FL, FD -> "a number";
            case UN -> "byte[]; where it is no private attribute, a VR besides the value, as DICOM JSON has";
            default ->
                size(vr) == 0
                        ? "byte[]"
                        : "a whole number of " + size(vr) * 8 + " bits"
                                + (vr == VR.SS || vr == VR.SL || vr == VR.SV ? "" : ", not negative");
        };
    }
}
