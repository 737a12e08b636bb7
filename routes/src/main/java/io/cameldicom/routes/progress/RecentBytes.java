package io.cameldicom.routes.progress;

import java.time.Duration;
import java.util.Optional;

/** What was sent in the last two minutes, in slots of ten seconds. */
final class RecentBytes {
    private static final long SLOT = Duration.ofSeconds(10).toNanos();
    private static final int SLOTS = 12;
    private static final double SECOND = 1e9;

    private final long[] slots = new long[SLOTS];
    private final long origin;
    private long current;
    private long begin;

    /** @param now nanoseconds, as all times here */
    RecentBytes(long now) {
        origin = now;
        begin = now;
    }

    /** @param bytes less than zero for what was sent in vain */
    void add(long now, long bytes) {
        turn(now);
        if (sum() == 0) {
            begin = now;
        }
        slots[(int) (current % SLOTS)] += bytes;
    }

    /** How long as many bytes will take at this rate; empty while nothing is sent. */
    Optional<Duration> timeFor(long bytes, long now) {
        turn(now);
        long sum = sum();
        if (sum <= 0 || bytes <= 0) {
            return Optional.empty();
        }
        double covered = Math.min(now - begin, SLOT * (SLOTS - 1) + (now - origin) % SLOT);
        double perSecond = sum / Math.max(1, covered / SECOND);
        return Optional.of(Duration.ofSeconds((long) Math.ceil(bytes / perSecond)));
    }

    /** Empties the slots that time has passed over since. */
    private void turn(long now) {
        long slot = (now - origin) / SLOT;
        for (int passed = 0; current < slot && passed < SLOTS; passed++) {
            slots[(int) (++current % SLOTS)] = 0;
        }
        current = Math.max(current, slot);
    }

    private long sum() {
        long sum = 0;
        for (long slot : slots) {
            sum += slot;
        }
        return sum;
    }
}
