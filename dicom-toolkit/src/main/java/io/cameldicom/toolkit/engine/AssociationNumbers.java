package io.cameldicom.toolkit.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Gives every association of this process, whichever engine opens it and whoever asked for it, a number of its own. */
public final class AssociationNumbers {
    private static final AtomicLong LAST = new AtomicLong();

    private AssociationNumbers() {}

    public static long next() {
        return LAST.incrementAndGet();
    }
}
