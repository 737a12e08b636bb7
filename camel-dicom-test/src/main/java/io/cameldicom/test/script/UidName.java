package io.cameldicom.test.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Short names of UIDs that scripts often need; any other is written as it is. */
public enum UidName {
    VERIFICATION("1.2.840.10008.1.1"),
    CR("1.2.840.10008.5.1.4.1.1.1"),
    DX("1.2.840.10008.5.1.4.1.1.1.1"),
    CT("1.2.840.10008.5.1.4.1.1.2"),
    US("1.2.840.10008.5.1.4.1.1.6.1"),
    MR("1.2.840.10008.5.1.4.1.1.4"),
    SC("1.2.840.10008.5.1.4.1.1.7"),
    IMPLICIT("1.2.840.10008.1.2"),
    EXPLICIT("1.2.840.10008.1.2.1"),
    BIG_ENDIAN("1.2.840.10008.1.2.2"),
    DEFLATED("1.2.840.10008.1.2.1.99"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.70"),
    JPEG_LS("1.2.840.10008.1.2.4.80"),
    JPEG_2000("1.2.840.10008.1.2.4.91"),
    RLE("1.2.840.10008.1.2.5");

    static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private final String uid;

    UidName(String uid) {
        this.uid = uid;
    }

    public String uid() {
        return uid;
    }

    /** The word that stands for it in a script. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String resolve(String text) {
        if (UID.matcher(text).matches() && text.length() <= 64) {
            return text;
        }
        return Arrays.stream(values())
                .filter(one -> one.word().equalsIgnoreCase(text))
                .map(UidName::uid)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" (expected: " + expected() + ")"));
    }

    static String expected() {
        return "a UID, or one of " + Arrays.stream(values()).map(UidName::word).collect(Collectors.joining(", "));
    }

    /** The name where there is one, else the UID. */
    static String shortest(String uid) {
        return Arrays.stream(values())
                .filter(one -> one.uid.equals(uid))
                .map(UidName::word)
                .findFirst()
                .orElse(uid);
    }
}
