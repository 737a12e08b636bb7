package io.cameldicom.toolkit.data;

/** Unique identifiers: their grammar, and the few that the toolkit itself must know. */
public final class Uid {
    /** Most characters that a UID may have. */
    public static final int MAXIMUM_LENGTH = 64;

    public static final String VERIFICATION = "1.2.840.10008.1.1";
    public static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private Uid() {}

    /**
     * Whether this is a UID: 1 to 64 characters, digits in components parted by single dots. Leading zeros of a
     * component are let through: they are illegal but stored in archives everywhere (PS3.5 §9.1).
     */
    public static boolean isValid(String uid) {
        if (uid == null || uid.isEmpty() || uid.length() > MAXIMUM_LENGTH) {
            return false;
        }
        boolean digitBefore = false;
        for (int i = 0; i < uid.length(); i++) {
            char c = uid.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (c != '.' || !digitBefore)) {
                return false;
            }
            digitBefore = digit;
        }
        return digitBefore;
    }
}
