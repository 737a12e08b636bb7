package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.Uid;

/**
 * An object by its two UIDs, as an item of Referenced SOP Sequence names it (PS3.3 §10.8).
 *
 * @param sopClassUid Referenced SOP Class UID (0008,1150)
 * @param sopInstanceUid Referenced SOP Instance UID (0008,1155)
 */
public record ReferencedInstance(String sopClassUid, String sopInstanceUid) {
    /** @throws IllegalArgumentException if one of them is no UID; the message does not repeat it */
    public ReferencedInstance {
        requireUid("SOP Class UID", sopClassUid);
        requireUid("SOP Instance UID", sopInstanceUid);
    }

    private static void requireUid(String what, String uid) {
        if (!Uid.isValid(uid)) {
            throw new IllegalArgumentException(
                    what + ": " + (uid == null ? "none" : "no UID") + " (expected: 1 to 64 digits and dots)");
        }
    }
}
