package io.cameldicom.testing;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Decides what a missing peer means: skipped with a message, or a failure under {@code -Dpeers.required=true}. */
public final class PeersRequired {
    private PeersRequired() {}

    /** Whether a missing peer fails the test that needs it. */
    public static boolean isSet() {
        return Boolean.getBoolean("peers.required");
    }

    /**
     * Returns if {@code available}; else skips the test, or fails it under {@code -Dpeers.required=true}.
     *
     * @param peer what is missing, and how to get it
     */
    public static void require(boolean available, String peer) {
        if (available) {
            return;
        }
        if (isSet()) {
            Assertions.fail("missing: %s (expected: present, because of -Dpeers.required=true)", peer);
        }
        Assumptions.abort("missing: " + peer);
    }
}
