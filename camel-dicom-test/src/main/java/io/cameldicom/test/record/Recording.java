package io.cameldicom.test.record;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the peer has seen. Every method gives what stands at this moment; nothing that it gave changes later. Thread-safe. */
public interface Recording {
    /** Connections in the order in which they came, also those that were refused. */
    List<AssociationSeen> associations();

    /** Objects whose last fragment came, in the order of their requests. */
    List<ObjectSeen> objects();

    /** Objects whose last fragment has not come, in the order of their requests. */
    List<ObjectSeen> incompleteObjects();

    /** Connections that are open now. A stalled one counts until the peer is closed, whatever the other side does. */
    int openNow();

    /** The most connections that were open at once; one whose release was answered counts no more. */
    int openAtMost();

    /** Failures of the peer itself. A test that sees one here has found a bug of the kit. */
    List<Throwable> failures();

    /**
     * Waits until something is true of the record.
     *
     * @return whether it came true within {@code bound}
     * @throws InterruptedException where the thread is interrupted
     */
    boolean await(Duration bound, Predicate<Recording> condition) throws InterruptedException;

    /** The association of this number. */
    default Optional<AssociationSeen> association(int number) {
        List<AssociationSeen> all = associations();
        return number >= 1 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    /** How many associations ended so. */
    default int ended(Ending ending) {
        return (int) associations().stream()
                .filter(association -> association.ending() == ending)
                .count();
    }

    /** C-ECHO requests of all associations. */
    default int echoes() {
        return associations().stream().mapToInt(AssociationSeen::echoes).sum();
    }

    /** What any side that called sent against the standard, in words. */
    default List<String> violations() {
        return associations().stream()
                .flatMap(association -> association.violations().stream())
                .toList();
    }
}
