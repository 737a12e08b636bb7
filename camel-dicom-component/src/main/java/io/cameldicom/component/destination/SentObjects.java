package io.cameldicom.component.destination;

import io.cameldicom.toolkit.file.FileIdentity;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The objects that one peer has, or may have, from us, in this process: if it later says that it has such an instance, it
 * got it from us. Bounded: the oldest are forgotten first, and those that the peer took never crowd out those whose
 * answer never came, which are sure to be sent again. Safe for use by many threads.
 */
final class SentObjects {
    /** Of each kind. */
    static final int CAPACITY = 10_000;

    /**
     * An instance and the state of the file that it was sent from, which stands for its bytes: a file that was written
     * to or replaced since, a corrected one of the same length included, is another object.
     */
    record Sent(String sopInstanceUid, FileIdentity source) {}

    private final Set<Sent> taken = new LinkedHashSet<>();
    private final Set<Sent> unanswered = new LinkedHashSet<>();

    /** The peer said that it has it. */
    synchronized void taken(Sent sent) {
        unanswered.remove(sent);
        add(taken, sent);
    }

    /** All was sent, and no answer came. */
    synchronized void unanswered(Sent sent) {
        add(unanswered, sent);
    }

    private static void add(Set<Sent> all, Sent sent) {
        all.remove(sent); // it is the newest again
        all.add(sent);
        if (all.size() > CAPACITY) {
            Iterator<Sent> oldest = all.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized boolean contains(Sent sent) {
        return taken.contains(sent) || unanswered.contains(sent);
    }
}
