package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.EncodedDataSet;
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

    /** The length stands for the bytes: another object with the UID of the first is not taken for it so easily. */
    private record Sent(String sopInstanceUid, String transferSyntaxUid, long length) {
        static Sent of(EncodedDataSet dataSet) {
            return new Sent(dataSet.sopInstanceUid(), dataSet.transferSyntaxUid(), dataSet.length());
        }
    }

    private final Set<Sent> taken = new LinkedHashSet<>();
    private final Set<Sent> unanswered = new LinkedHashSet<>();

    /** The peer said that it has it. */
    synchronized void taken(EncodedDataSet dataSet) {
        Sent sent = Sent.of(dataSet);
        unanswered.remove(sent);
        add(taken, sent);
    }

    /** All was sent, and no answer came. */
    synchronized void unanswered(EncodedDataSet dataSet) {
        add(unanswered, Sent.of(dataSet));
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

    synchronized boolean contains(EncodedDataSet dataSet) {
        Sent sent = Sent.of(dataSet);
        return taken.contains(sent) || unanswered.contains(sent);
    }
}
