package io.cameldicom.routes.gate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Whether sending is held, why, and since when. Asked by the polling thread alone, read by any. */
final class Hold {
    private final LongSupplier nanoTime;
    private final Map<String, BooleanSupplier> needs = new LinkedHashMap<>();
    private volatile String reason;
    private volatile long since;

    Hold(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void unless(BooleanSupplier available, String reason) {
        needs.put(reason, available);
    }

    /**
     * Asks whether sending goes.
     *
     * @return true if it goes again, and did not when asked before
     */
    boolean ask() {
        String before = reason;
        String now = missing();
        if (now != null && before == null) {
            since = nanoTime.getAsLong();
        }
        reason = now;
        return before != null && now == null;
    }

    private synchronized String missing() {
        for (Map.Entry<String, BooleanSupplier> need : needs.entrySet()) {
            if (!need.getValue().getAsBoolean()) {
                return need.getKey();
            }
        }
        return null;
    }

    /** Once it is on, only {@link #ask()} ends it: all files of a scan see the same end. */
    boolean isOn() {
        if (reason == null) {
            ask();
        }
        return reason != null;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Duration time() {
        return reason == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - since);
    }
}
