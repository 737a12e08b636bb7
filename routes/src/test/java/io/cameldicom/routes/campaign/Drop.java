package io.cameldicom.routes.campaign;

import java.util.Set;

/**
 * A file that was put into the inbox, and what may become of it.
 *
 * @param name path below the inbox
 * @param fate what may become of it
 * @param file SHA-256 of the whole file
 * @param object what it holds; null where it holds none
 */
record Drop(String name, Fate fate, String file, Part10 object) {
    /** What may become of a file. */
    enum Fate {
        /** It must arrive. */
        DELIVERED(Set.of()),
        /** Another file has the same instance with the same bytes: it arrives, and a PACS may know it already. */
        TWIN(Set.of("duplicate")),
        /** Another file has the same instance with other bytes: one of them arrives, the other one may be a conflict. */
        RIVAL(Set.of("duplicate", "conflict")),
        /** Its owner put another file in its place: it may arrive or be gone. */
        REPLACED(Set.of("duplicate", "conflict")),
        EMPTY(Set.of("empty")),
        CUT(Set.of("truncated")),
        NO_DICOM(Set.of("not-dicom"));

        private final Set<String> causes;

        Fate(Set<String> causes) {
            this.causes = causes;
        }

        /** Causes for which it may be in quarantine. */
        Set<String> causes() {
            return causes;
        }

        boolean mayBeSent() {
            return ordinal() <= REPLACED.ordinal();
        }

        boolean mayBeGone() {
            return this == REPLACED;
        }
    }
}
