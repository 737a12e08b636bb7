package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.data.UidDictionary;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.service.Service;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What a peer last answered to each pair that was proposed to it; a refusal counts for a while, with what the peer took
 * instead. Written by events of the pool alone, read by any thread.
 */
final class PeerAnswers {
    private sealed interface Answer {
        long at();
    }

    private record Acceptance(long at) implements Answer {}

    /** @param offered transfer syntaxes proposed for the SOP class, and {@code taken} those that were accepted */
    private record Refusal(long at, Set<String> offered, Set<String> taken) implements Answer {}

    static final int CAPACITY = 4 * KnownContexts.CAPACITY;

    private final DicomAddress peer;
    private final long memoryNanos;
    private final LongSupplier nanoTime;
    private final Map<ContextPair, Answer> answers = new ConcurrentHashMap<>();

    PeerAnswers(DicomAddress peer, Duration memory, LongSupplier nanoTime) {
        this.peer = peer;
        this.memoryNanos = memory.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The peer has answered a proposal. */
    void heard(Collection<ContextPair> proposed, Set<ContextPair> accepted) {
        long now = nanoTime.getAsLong();
        Map<String, Set<String>> offered = syntaxesByClass(proposed);
        Map<String, Set<String>> taken = syntaxesByClass(accepted);
        for (ContextPair pair : proposed) {
            String sopClass = pair.sopClassUid();
            answers.put(
                    pair,
                    accepted.contains(pair)
                            ? new Acceptance(now)
                            : new Refusal(now, offered.get(sopClass), taken.getOrDefault(sopClass, Set.of())));
        }
        if (answers.size() > CAPACITY) {
            answers.entrySet().stream()
                    .sorted(Comparator.comparingLong(entry -> entry.getValue().at() - now))
                    .limit(CAPACITY / 4)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(answers::remove);
        }
    }

    /** Whether the peer refused the pair, and that is not too long ago. */
    boolean isRefused(ContextPair pair) {
        return answers.get(pair) instanceof Refusal refusal && nanoTime.getAsLong() - refusal.at < memoryNanos;
    }

    boolean areRefused(List<ContextPair> pairs) {
        return pairs.stream().allMatch(this::isRefused);
    }

    /** The first pair that is not refused, if the peer accepted it when it was last proposed. */
    Optional<ContextPair> expected(List<ContextPair> preferences) {
        return preferences.stream()
                .filter(pair -> !isRefused(pair))
                .findFirst()
                .filter(pair -> answers.get(pair) instanceof Acceptance);
    }

    int size() {
        return answers.size();
    }

    /** The failure of a request for one of these pairs, all of which are refused. */
    NoPresentationContextException refusalOf(List<ContextPair> pairs) {
        Set<String> offered = new TreeSet<>();
        Set<String> taken = new TreeSet<>();
        for (ContextPair pair : pairs) {
            if (answers.get(pair) instanceof Refusal refusal) {
                offered.addAll(refusal.offered);
                taken.addAll(refusal.taken);
            }
        }
        ContextPair own = pairs.get(0);
        if (taken.isEmpty()
                && Service.of(own.sopClassUid())
                        .filter(service -> service != Service.STORE)
                        .isPresent()) {
            return unsupported(own, offered);
        }
        String conversions = pairs.size() == 1
                ? ""
                : pairs.stream()
                        .skip(1)
                        .map(ContextPair::transferSyntaxUid)
                        .collect(Collectors.joining(", ", ", nor in what it can be converted to (", ")"));
        String message = "presentation context for SOP class " + own.sopClassUid() + " in transfer syntax "
                + own.transferSyntaxUid() + conversions + ": refused by " + peer + " (offered: "
                + String.join(", ", offered) + "; accepted: "
                + (taken.isEmpty() ? "nothing for this SOP class" : String.join(", ", taken))
                + "); let the peer accept one of these, or convert the object";
        return new NoPresentationContextException(peer, message, own.sopClassUid(), own.transferSyntaxUid());
    }

    /** Of what is no object, nothing can be converted. */
    private NoPresentationContextException unsupported(ContextPair own, Set<String> offered) {
        String message =
                UidDictionary.name(own.sopClassUid()) + " (" + own.sopClassUid() + "): not supported by " + peer
                        + ", or not for our AE title (offered in " + String.join(", ", offered)
                        + "; accepted: nothing for this SOP class); have it switched on there, or ask another peer";
        return new NoPresentationContextException(peer, message, own.sopClassUid(), own.transferSyntaxUid());
    }

    private static Map<String, Set<String>> syntaxesByClass(Collection<ContextPair> contexts) {
        return contexts.stream()
                .collect(Collectors.groupingBy(
                        ContextPair::sopClassUid,
                        Collectors.mapping(ContextPair::transferSyntaxUid, Collectors.toUnmodifiableSet())));
    }
}
