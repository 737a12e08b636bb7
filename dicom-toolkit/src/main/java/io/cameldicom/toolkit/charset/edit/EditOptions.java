package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.ImplementationIdentity;
import java.util.Objects;

/**
 * How character sets are edited.
 *
 * @param minConfidence 0 to 1: a repair leaves alone what no encoding is as likely for; default 0.9
 * @param recordOriginal whether what was before is appended to Original Attributes Sequence (0400,0561); default true
 * @param modifyingSystem who changes the object, for Modifying System (0400,0563): 1 to 64 ASCII characters
 */
public record EditOptions(double minConfidence, boolean recordOriginal, String modifyingSystem) {
    /** The default of each option. */
    public static final EditOptions DEFAULTS = new EditOptions(0.9, true, ImplementationIdentity.VERSION_NAME);

    private static final int LONGEST_SYSTEM = 64;

    public EditOptions {
        Objects.requireNonNull(modifyingSystem, "modifyingSystem");
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException("minConfidence: " + minConfidence + " (expected: 0 to 1)");
        }
        if (modifyingSystem.isEmpty()
                || modifyingSystem.length() > LONGEST_SYSTEM
                || !modifyingSystem.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\\')) {
            throw new IllegalArgumentException("modifyingSystem: '" + modifyingSystem + "' (expected: 1 to "
                    + LONGEST_SYSTEM + " ASCII characters, no backslash)");
        }
    }

    /** These options with another bound on confidence. */
    public EditOptions withMinConfidence(double least) {
        return new EditOptions(least, recordOriginal, modifyingSystem);
    }

    /** These options with or without a record of what was before. */
    public EditOptions withRecordOriginal(boolean record) {
        return new EditOptions(minConfidence, record, modifyingSystem);
    }
}
