package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.Objects;

/**
 * What one object needs of an association: its SOP class in its transfer syntax.
 *
 * @param sopClassUid abstract syntax
 * @param transferSyntaxUid the one transfer syntax in which the object is encoded
 */
public record ContextPair(String sopClassUid, String transferSyntaxUid) {
    public ContextPair {
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(transferSyntaxUid, "transferSyntaxUid");
    }

    static ContextPair of(PresentationContext context) {
        return new ContextPair(context.abstractSyntax(), context.transferSyntax());
    }

    ProposedContext proposed() {
        return ProposedContext.of(sopClassUid, transferSyntaxUid);
    }
}
