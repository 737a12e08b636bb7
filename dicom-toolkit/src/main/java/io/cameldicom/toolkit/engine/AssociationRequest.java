package io.cameldicom.toolkit.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to ask of a peer.
 *
 * @param peer called AE title, host and port
 * @param callingAeTitle our own title
 * @param contexts 1 to 128 contexts; ids are given in this order: 1, 3, 5, …
 * @param options timeouts, sizes and TLS
 * @param proposal what else to negotiate
 * @param events takes what the peer reports
 */
public record AssociationRequest(
        DicomAddress peer,
        AeTitle callingAeTitle,
        List<ProposedContext> contexts,
        AssociationOptions options,
        Proposal proposal,
        EventReportHandler events) {
    public AssociationRequest {
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(callingAeTitle, "callingAeTitle");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(proposal, "proposal");
        Objects.requireNonNull(events, "events");
        contexts = List.copyOf(contexts);
        if (contexts.isEmpty() || contexts.size() > ProposedContext.MAXIMUM_PER_ASSOCIATION) {
            throw new IllegalArgumentException("contexts: " + contexts.size() + " (expected: 1 to "
                    + ProposedContext.MAXIMUM_PER_ASSOCIATION + ")");
        }
    }

    /** A request that negotiates presentation contexts only, and takes no reports. */
    public AssociationRequest(
            DicomAddress peer, AeTitle callingAeTitle, List<ProposedContext> contexts, AssociationOptions options) {
        this(peer, callingAeTitle, contexts, options, Proposal.NONE);
    }

    /** A request of somebody who takes no reports. */
    public AssociationRequest(
            DicomAddress peer,
            AeTitle callingAeTitle,
            List<ProposedContext> contexts,
            AssociationOptions options,
            Proposal proposal) {
        this(peer, callingAeTitle, contexts, options, proposal, EventReportHandler.NONE);
    }

    /** The id of the context that has this place, from 0, among {@link #contexts()}. */
    public static int contextId(int index) {
        return 2 * index + 1;
    }

    /** What the acceptance of a context means: nothing, where that context or that transfer syntax was not proposed. */
    public Optional<PresentationContext> accepted(int id, String transferSyntax) {
        int index = (id - 1) / 2;
        if (id < 1 || id != contextId(index) || index >= contexts.size()) {
            return Optional.empty();
        }
        ProposedContext proposed = contexts.get(index);
        return proposed.transferSyntaxes().contains(transferSyntax)
                ? Optional.of(new PresentationContext(id, proposed.abstractSyntax(), transferSyntax))
                : Optional.empty();
    }
}
