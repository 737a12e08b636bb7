package io.cameldicom.toolkit.data;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Unique identifiers: their grammar, and the few that the toolkit itself must know. */
public final class Uid {
    /** Most characters that a UID may have. */
    public static final int MAXIMUM_LENGTH = 64;

    public static final String VERIFICATION = "1.2.840.10008.1.1";
    public static final String STORAGE_COMMITMENT_PUSH_MODEL = "1.2.840.10008.1.20.1";

    /** The one instance of the storage commitment push model (PS3.4 §J.3.5). */
    public static final String STORAGE_COMMITMENT_PUSH_MODEL_INSTANCE = "1.2.840.10008.1.20.1.1";

    public static final String MODALITY_PERFORMED_PROCEDURE_STEP = "1.2.840.10008.3.1.2.3.3";
    public static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private Uid() {}

    /** One that nobody had before: a random UUID below 2.25 (PS3.5 §B.2). */
    public static String random() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "2.25." + new BigInteger(1, bytes);
    }

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
