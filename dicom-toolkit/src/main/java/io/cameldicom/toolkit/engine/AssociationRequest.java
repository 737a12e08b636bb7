package io.cameldicom.toolkit.engine;

import java.util.List;
import java.util.Objects;

/**
 * What to ask of a peer.
 *
 * @param peer called AE title, host and port
 * @param callingAeTitle our own title
 * @param contexts 1 to 128 contexts; ids are given in this order: 1, 3, 5, …
 * @param options timeouts, sizes and TLS
 */
public record AssociationRequest(
        DicomAddress peer, AeTitle callingAeTitle, List<ProposedContext> contexts, AssociationOptions options) {
    public AssociationRequest {
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(callingAeTitle, "callingAeTitle");
        Objects.requireNonNull(options, "options");
        contexts = List.copyOf(contexts);
        if (contexts.isEmpty() || contexts.size() > ProposedContext.MAXIMUM_PER_ASSOCIATION) {
            throw new IllegalArgumentException("contexts: " + contexts.size() + " (expected: 1 to "
                    + ProposedContext.MAXIMUM_PER_ASSOCIATION + ")");
        }
    }
}
