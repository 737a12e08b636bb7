package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.TextEncoding;
import io.cameldicom.toolkit.data.VR;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What to do with a data set and the items that inherit its character set.
 *
 * @param declared how its text is labelled; empty where the label is unknown
 * @param actual how its text is read
 * @param target how its text is written, by the standard: the very bytes stay where that is as it is read
 * @param label what becomes of its label
 */
record Scope(Optional<SpecificCharacterSet> declared, TextEncoding actual, SpecificCharacterSet target, Label label) {
    enum Label {
        /** Stays, or stays away. */
        KEEP,
        /** Says the target. */
        SET,
        /** Says the target if some text needs it. */
        SET_IF_NEEDED,
        /** Goes: that of the data set around says the same. */
        DROP
    }

    /** Whether text reads otherwise than labelled. */
    boolean readsAnew() {
        return declared.isEmpty() || !declared.get().equals(actual);
    }

    /** Whether text need not be looked at. */
    boolean isIdle() {
        return actual.equals(target) && !readsAnew();
    }

    /**
     * How text is written.
     *
     * @param bytes as which it was read
     * @return the very array if it may stay
     */
    byte[] written(int tag, VR vr, String text, byte[] bytes) {
        return actual.equals(target) || actual.name().equals(target.name()) && readsSame(tag, vr, text, bytes)
                ? bytes
                : target.encode(tag, vr, text);
    }

    /** A label seen in the wild may allow what the label by the standard does not. */
    private boolean readsSame(int tag, VR vr, String text, byte[] bytes) {
        try {
            return target.decode(tag, vr, bytes).equals(text);
        } catch (MalformedTextException e) {
            return false;
        }
    }

    /** How text read by its label, with U+FFFD where it could not be read. */
    String before(VR vr, byte[] bytes) {
        return declared.map(set -> set.decodeReplacing(vr, bytes))
                .orElseGet(() -> new String(bytes, StandardCharsets.US_ASCII));
    }
}
