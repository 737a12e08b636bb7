package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The attempts to open an association: how many may be made, and what their outcomes tell about the peer. Touched by
 * events of the pool alone.
 */
final class Attempts {
    private static final int REJECTED_TRANSIENT = 2;

    /** Failed attempts in a row after which the outcome of one stands for all who wait. */
    private static final int DEAD_AFTER = 3;

    private final int maxAssociations;
    private final LongSupplier nanoTime;
    private final LearntLimit learntLimit;
    private final Openings openings = new Openings();
    private int failuresInARow;

    Attempts(int maxAssociations, LongSupplier nanoTime) {
        this.maxAssociations = maxAssociations;
        this.nanoTime = nanoTime;
        this.learntLimit = new LearntLimit(nanoTime);
    }

    /** How many are under way. */
    int size() {
        return openings.size();
    }

    /** Whether one more may be made beside so many associations. */
    boolean hasRoomBeside(int associations) {
        return associations + openings.size() < learntLimit.bound(maxAssociations);
    }

    /** Begins an attempt for {@code asker}. */
    Opening begin(Waiter asker, List<ContextPair> proposed, long ticket) {
        Opening opening = new Opening(asker, proposed, ticket);
        openings.add(opening, nanoTime.getAsLong());
        return opening;
    }

    void succeeded(Opening opening) {
        end(opening);
        failuresInARow = 0;
    }

    /**
     * An attempt has failed while so many other associations were open.
     *
     * @return those for whom its failure holds
     */
    Predicate<Waiter> failed(Opening opening, Throwable failure, int others) {
        end(opening);
        failuresInARow++;
        if (others > 0) {
            learntLimit.learn(others);
        }
        if (others > 0 && saysThatThePeerIsFull(failure)) {
            return waiter -> false;
        }
        boolean peerIsDead = others == 0 && failuresInARow >= DEAD_AFTER;
        return waiter ->
                waiter == opening.asker() || peerIsDead && !waiter.reserved && waiter.ticket < opening.ticket();
    }

    private void end(Opening opening) {
        openings.remove(opening);
        opening.asker().reserved = false;
    }

    /** A peer at its limit rejects one more association for now, or leaves it without an answer. */
    private static boolean saysThatThePeerIsFull(Throwable failure) {
        return failure instanceof DicomTimeoutException
                || failure instanceof AssociationRejectedException rejected && rejected.result() == REJECTED_TRANSIENT;
    }

    /**
     * Whether one of {@code open} associations has to make way for an attempt that gets no answer; from now on it has
     * made way, and the peer is known to bear no more than that.
     */
    boolean claimOneOf(int open, long now) {
        boolean claimed = openings.makeWayForOne(now);
        if (claimed) {
            learntLimit.learn(open);
        }
        return claimed;
    }

    /** Nanoseconds until an attempt becomes overdue, if one still can. */
    OptionalLong nextOverdueIn(long now) {
        return openings.nextOverdueIn(now);
    }

    /** Nanoseconds until more may be tried than the peer seemed to bear, if that is less than is allowed. */
    OptionalLong roomAgainIn(long now) {
        return learntLimit.isLearnt() ? OptionalLong.of(learntLimit.until() - now) : OptionalLong.empty();
    }
}
