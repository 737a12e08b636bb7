package io.cameldicom.component.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What each end of a store means at one destination: its own entries, and the defaults for everything else. Of the
 * entries that cover an end, the narrowest counts, wherever it stands; every entry counts before every default.
 *
 * @param entries the narrowest first; of two that overlap, one covers the other
 */
public record StatusPolicy(List<PolicyEntry> entries) {
    /** Whatever result the peer gives: it would reject every object alike. */
    static final Outcome REJECTED = Outcome.TRANSIENT;

    private static final Comparator<PolicyEntry> NARROWEST_FIRST = Comparator.<PolicyEntry>comparingInt(
                    entry -> entry.ending().width())
            .thenComparing(entry -> entry.ending().text());

    /** The policy of a destination that has none of its own. */
    public static final StatusPolicy DEFAULTS = new StatusPolicy(List.of());

    public StatusPolicy {
        entries = entries.stream().sorted(NARROWEST_FIRST).toList();
    }

    /**
     * Reads a policy.
     *
     * @param text entries parted by commas, such as {@code A700-A7FF:permanent,reject:transient}; or {@code file:} and the
     *     path of a file with one entry a line; null or blank for the defaults
     * @throws IllegalArgumentException if an entry makes no sense; the message names file, line, entry, reason and the
     *     nearest word
     */
    public static StatusPolicy parse(String text) {
        return PolicyParser.parse(text);
    }

    /** What the answer {@code status} means. */
    public Outcome outcomeOf(int status) {
        return outcomeOf(StatusRange.of(status), () -> StatusTable.byDefault(status));
    }

    /** What the answer {@code status} to something else than a C-STORE means; {@code byDefault} where no entry covers it. */
    public Outcome outcomeOf(int status, Outcome byDefault) {
        return outcomeOf(StatusRange.of(status), () -> byDefault);
    }

    /** What a failure without an answer means. */
    public Outcome outcomeOf(Throwable failure) {
        Optional<Ending> ending = FailureTable.endingOf(failure);
        return ending.isEmpty()
                ? FailureTable.ofOurOwn(failure)
                : outcomeOf(ending.get(), () -> ending.get() instanceof FailureKind kind ? kind.byDefault() : REJECTED);
    }

    private Outcome outcomeOf(Ending ending, Supplier<Outcome> byDefault) {
        return entries.stream()
                .filter(entry -> entry.ending().covers(ending))
                .findFirst()
                .map(PolicyEntry::outcome)
                .orElseGet(byDefault);
    }
}
