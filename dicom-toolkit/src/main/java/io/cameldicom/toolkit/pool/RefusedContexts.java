package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The pairs that a peer refused, each for a while, with what it took instead. */
final class RefusedContexts {
    private record Refusal(long at, String offered, String accepted) {}

    private static final int CAPACITY = KnownContexts.CAPACITY;

    private final DicomAddress peer;
    private final long memoryNanos;
    private final LongSupplier nanoTime;
    private final Map<ContextPair, Refusal> refusals = new LinkedHashMap<>();

    RefusedContexts(DicomAddress peer, Duration memory, LongSupplier nanoTime) {
        this.peer = peer;
        this.memoryNanos = memory.toNanos();
        this.nanoTime = nanoTime;
    }

    void refused(ContextPair pair, Collection<ContextPair> offered, Collection<ContextPair> accepted) {
        refusals.remove(pair);
        refusals.put(pair, new Refusal(nanoTime.getAsLong(), describe(pair, offered), describe(pair, accepted)));
        if (refusals.size() > CAPACITY) {
            refusals.remove(refusals.keySet().iterator().next());
        }
    }

    /** The failure of a request for this pair, if the peer refused it and that is not too long ago. */
    Optional<NoPresentationContextException> check(ContextPair pair) {
        Refusal refusal = refusals.get(pair);
        if (refusal == null) {
            return Optional.empty();
        }
        if (nanoTime.getAsLong() - refusal.at >= memoryNanos) {
            refusals.remove(pair);
            return Optional.empty();
        }
        String message = "presentation context for SOP class " + pair.sopClassUid() + " in transfer syntax "
                + pair.transferSyntaxUid() + ": refused by " + peer + " (offered: " + refusal.offered + "; accepted: "
                + refusal.accepted + "); let the peer accept it, or convert the object";
        return Optional.of(
                new NoPresentationContextException(peer, message, pair.sopClassUid(), pair.transferSyntaxUid()));
    }

    int size() {
        return refusals.size();
    }

    /** The transfer syntaxes of this SOP class one by one, the rest of up to 128 contexts as a number. */
    private static String describe(ContextPair pair, Collection<ContextPair> contexts) {
        Predicate<ContextPair> sameClass = c -> c.sopClassUid().equals(pair.sopClassUid());
        List<String> here = contexts.stream()
                .filter(sameClass)
                .map(ContextPair::transferSyntaxUid)
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
        long others = contexts.stream().filter(sameClass.negate()).count();
        String text = here.isEmpty() ? "nothing for this SOP class" : String.join(", ", here);
        return others == 0 ? text : text + " and " + others + " contexts for other SOP classes";
    }
}
