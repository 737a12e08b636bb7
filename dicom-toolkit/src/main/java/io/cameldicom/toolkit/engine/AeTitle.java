package io.cameldicom.toolkit.engine;

import java.util.Objects;

/**
 * An application entity title: 1 to 16 characters of the default repertoire, without backslash and control characters;
 * leading and trailing spaces are padding and are removed, case is kept (PS3.5 §6.2, VR AE).
 */
public record AeTitle(String value) {
    private static final int MAXIMUM_LENGTH = 16;

    public AeTitle {
        Objects.requireNonNull(value, "value");
        value = value.strip();
        if (value.isEmpty() || value.length() > MAXIMUM_LENGTH || !value.chars().allMatch(AeTitle::isLegal)) {
            throw new IllegalArgumentException("AE title: '" + value
                    + "' (expected: 1 to 16 ASCII characters, no backslash, no control character)");
        }
    }

    private static boolean isLegal(int c) {
        return c >= ' ' && c < 0x7F && c != '\\';
    }

    @Override
    public String toString() {
        return value;
    }
}
