package io.cameldicom.toolkit.engine;

import java.util.Objects;

/**
 * The C-MOVE for which an object is sent (PS3.7 §9.1.1.1.6 and 9.1.1.1.7).
 *
 * @param aeTitle of who asked for it
 * @param messageId of its C-MOVE-RQ, 0 to 65535
 */
public record MoveOriginator(AeTitle aeTitle, int messageId) {
    public MoveOriginator {
        Objects.requireNonNull(aeTitle, "aeTitle");
    }
}
