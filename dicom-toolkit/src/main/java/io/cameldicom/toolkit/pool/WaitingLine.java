package io.cameldicom.toolkit.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Those who wait for a lease, in the order in which they came; touched by events of the pool alone. */
final class WaitingLine implements Iterable<Waiter> {
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    void add(Waiter waiter) {
        waiters.add(waiter);
    }

    int size() {
        return waiters.size();
    }

    /** When the first is late, as all wait equally long; empty if nobody waits. */
    Optional<Long> nextDeadline() {
        return Optional.ofNullable(waiters.peek()).map(waiter -> waiter.deadline);
    }

    /** From the first on; may remove. */
    @Override
    public Iterator<Waiter> iterator() {
        return waiters.iterator();
    }

    /** Fails those who meet the condition. */
    void failIf(Predicate<Waiter> condition, Throwable failure) {
        failEach(waiter -> condition.test(waiter) ? Optional.of(failure) : Optional.empty());
    }

    /**
     * Fails those for whom there is a failure.
     *
     * @return how many
     */
    int failEach(Function<Waiter, Optional<? extends Throwable>> failures) {
        int failed = 0;
        for (Iterator<Waiter> queue = waiters.iterator(); queue.hasNext(); ) {
            Waiter waiter = queue.next();
            Optional<? extends Throwable> failure = failures.apply(waiter);
            if (failure.isPresent()) {
                queue.remove();
                failed++;
                waiter.lease.completeExceptionally(failure.get());
            }
        }
        return failed;
    }
}
