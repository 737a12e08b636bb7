package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.EncodedDataSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The objects whose answer from one peer never came, in this process: if it later says that it has such an instance, it
 * got it from us. Bounded: the oldest are forgotten first. Safe for use by many threads.
 */
final class UnknownOutcomes {
    static final int CAPACITY = 10_000;

    /** The length stands for the bytes: another object with the UID of the first is not taken for it so easily. */
    private record Sent(String sopInstanceUid, String transferSyntaxUid, long length) {
        static Sent of(EncodedDataSet dataSet) {
            return new Sent(dataSet.sopInstanceUid(), dataSet.transferSyntaxUid(), dataSet.length());
        }
    }

    private final Set<Sent> sent = new LinkedHashSet<>();

    synchronized void remember(EncodedDataSet dataSet) {
        sent.add(Sent.of(dataSet));
        if (sent.size() > CAPACITY) {
            Iterator<Sent> oldest = sent.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized boolean contains(EncodedDataSet dataSet) {
        return !sent.isEmpty() && sent.contains(Sent.of(dataSet));
    }

    synchronized void forget(EncodedDataSet dataSet) {
        if (!sent.isEmpty()) {
            sent.remove(Sent.of(dataSet));
        }
    }
}
