package io.cameldicom.routes.delivery;

import io.cameldicom.toolkit.file.FileIdentity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that the destination has taken and that could not be moved since: only the move is tried again. Remembers the
 * latest ones, in this process. Thread-safe.
 */
final class SentFiles {
    private final Map<String, FileIdentity> identities;

    SentFiles(int maximum) {
        this.identities = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, FileIdentity> eldest) {
                return size() > maximum;
            }
        };
    }

    synchronized void remember(InFlight file) {
        identities.put(file.relative(), file.identity());
    }

    synchronized void forget(InFlight file) {
        identities.remove(file.relative());
    }

    /** Whether this very file, unchanged since, has been sent. */
    synchronized boolean contains(InFlight file) {
        FileIdentity identity = identities.get(file.relative());
        return identity != null && identity.equals(file.identity());
    }
}
