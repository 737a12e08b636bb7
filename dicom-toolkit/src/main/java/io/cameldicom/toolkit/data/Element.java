package io.cameldicom.toolkit.data;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A data element: tag, value representation and value as encoded.
 *
 * @param tag see {@link Tag}
 * @param vr as encoded, or from the dictionary where the encoding is implicit; UN where either does not know
 * @param value as encoded
 */
public record Element(int tag, VR vr, Value value) {
    public Element {
        Objects.requireNonNull(vr, "vr");
        Objects.requireNonNull(value, "value");
    }

    /** An element with these bytes; a value of odd length is padded when it is encoded. */
    public static Element of(int tag, VR vr, byte[] value) {
        return new Element(tag, vr, value.length == 0 ? Value.Bytes.EMPTY : new Value.Bytes(value));
    }

    /**
     * An element with these characters.
     *
     * @throws IllegalArgumentException if a character is not ASCII, or if {@code vr} does not hold characters
     */
    public static Element of(int tag, VR vr, String value) {
        if (!vr.isString()) {
            throw new IllegalArgumentException("VR of " + Tag.toString(tag) + ": " + vr + " (expected: a string VR)");
        }
        if (!value.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException("value of " + Tag.toString(tag) + ": not ASCII (expected: ASCII only)");
        }
        return of(tag, vr, value.getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, VR and size, never the value. */
    @Override
    public String toString() {
        return Tag.toString(tag) + " " + vr + " " + value;
    }
}
