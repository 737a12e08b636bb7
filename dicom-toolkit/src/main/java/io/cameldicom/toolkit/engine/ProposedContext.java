package io.cameldicom.toolkit.engine;

import java.util.List;
import java.util.Objects;

/**
 * A presentation context to propose. Propose one transfer syntax per context to learn exactly what a peer takes: an
 * acceptor picks only one per context.
 *
 * @param abstractSyntax SOP Class UID
 * @param transferSyntaxes one or more, in order of preference
 */
public record ProposedContext(String abstractSyntax, List<String> transferSyntaxes) {
    /** Presentation context ids are odd and at most 255, so an association has at most this many (PS3.8 §9.3.2.2). */
    public static final int MAXIMUM_PER_ASSOCIATION = 128;

    public ProposedContext {
        Objects.requireNonNull(abstractSyntax, "abstractSyntax");
        transferSyntaxes = List.copyOf(transferSyntaxes);
        if (transferSyntaxes.isEmpty()) {
            throw new IllegalArgumentException("transferSyntaxes: none (expected: at least one) for " + abstractSyntax);
        }
    }

    public static ProposedContext of(String abstractSyntax, String transferSyntax) {
        return new ProposedContext(abstractSyntax, List.of(transferSyntax));
    }
}
