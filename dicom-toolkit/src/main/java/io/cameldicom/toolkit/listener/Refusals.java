package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts who is not let in, and tells the log once a minute for each cause. Safe for use by many threads. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

    private static final class Told {
        long at;
        long since;
    }

    private final DicomAddress listener;
    private final Counters counters;
    private final LongSupplier nanoTime;
    private final Map<RejectionCause, Told> told = new EnumMap<>(RejectionCause.class);

    Refusals(DicomAddress listener, Counters counters, LongSupplier nanoTime) {
        this.listener = listener;
        this.counters = counters;
        this.nanoTime = nanoTime;
    }

    /** @param text what happened and what to do */
    void add(RejectionCause cause, String address, String text) {
        counters.rejected(cause);
        long more;
        synchronized (told) {
            long now = nanoTime.getAsLong();
            Told last = told.get(cause);
            if (last != null && now - last.at < BETWEEN_LINES) {
                last.since++;
                return;
            }
            Told line = new Told();
            line.at = now;
            told.put(cause, line);
            more = last == null ? 0 : last.since;
        }
        LOG.atWarn()
                .addKeyValue("event", "listener.rejected")
                .addKeyValue("listener", listener)
                .addKeyValue("peer", address)
                .log(
                        "not let in at {} ({}): {}: {}{}",
                        listener,
                        cause.word(),
                        address,
                        text,
                        more == 0 ? "" : "; and " + more + " more for this cause since the last such line");
    }
}
