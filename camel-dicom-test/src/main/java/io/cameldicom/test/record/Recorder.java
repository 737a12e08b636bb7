package io.cameldicom.test.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Keeps the record; the connections write into it. Thread-safe. */
public final class Recorder implements Recording {
    private final List<AssociationSeen> associations = new ArrayList<>();
    private final Map<Integer, ObjectSeen> objects = new TreeMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int open;
    private int released;
    private int openAtMost;

    /** A connection came; its number must be the next. */
    public synchronized void opened(AssociationSeen association) {
        associations.add(association);
        open++;
        openAtMost = Math.max(openAtMost, open - released);
        notifyAll();
    }

    /** Something is known of an association. */
    public synchronized void change(int association, UnaryOperator<AssociationSeen> to) {
        associations.set(association - 1, to.apply(associations.get(association - 1)));
        notifyAll();
    }

    /** An association is over, though its connection is open still: the answer to its release is about to go out. */
    public synchronized void released() {
        released++;
    }

    /**
     * A connection is closed.
     *
     * @param afterRelease whether {@link #released()} was called for it
     */
    public synchronized void closed(boolean afterRelease) {
        open--;
        if (afterRelease) {
            released--;
        }
        notifyAll();
    }

    /** An object begins, or more of it is known. */
    public synchronized void object(ObjectSeen object) {
        objects.put(object.number(), object);
        notifyAll();
    }

    /** The peer itself failed. */
    public synchronized void failure(Throwable failure) {
        failures.add(failure);
        notifyAll();
    }

    @Override
    public synchronized List<AssociationSeen> associations() {
        return List.copyOf(associations);
    }

    @Override
    public synchronized List<ObjectSeen> objects() {
        return objects.values().stream().filter(ObjectSeen::complete).toList();
    }

    @Override
    public synchronized List<ObjectSeen> incompleteObjects() {
        return objects.values().stream().filter(object -> !object.complete()).toList();
    }

    @Override
    public synchronized int openNow() {
        return open;
    }

    @Override
    public synchronized int openAtMost() {
        return openAtMost;
    }

    @Override
    public synchronized List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public synchronized boolean await(Duration bound, Predicate<Recording> condition) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
