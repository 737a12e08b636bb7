package io.cameldicom.test.record;

import java.util.List;

/**
 * A presentation context that was proposed.
 *
 * @param id 1 to 255
 * @param abstractSyntax SOP class
 * @param transferSyntaxes in the order in which they were proposed
 * @param accepted the transfer syntax that we chose; empty where the context, or the association, was refused
 */
public record ContextSeen(int id, String abstractSyntax, List<String> transferSyntaxes, String accepted) {
    public boolean isAccepted() {
        return !accepted.isEmpty();
    }
}
