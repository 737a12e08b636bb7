package io.cameldicom.routes.gate;

import io.cameldicom.routes.gate.CensusTaker.Kind;
import io.cameldicom.routes.gate.Waiting.State;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is known of the files that wait, by a 64-bit hash of their path: paths themselves would take most of the memory.
 * Thread-safe.
 */
final class WaitingFiles {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Map<Long, Waiting> files = new HashMap<>();
    private final GateTimes times;
    private final LongSupplier nanoTime;
    private final Supplier<Double> jitter;
    private int scan;
    private int inFlight;

    WaitingFiles(GateTimes times, LongSupplier nanoTime, Supplier<Double> jitter) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.jitter = jitter;
    }

    synchronized void beginScan() {
        scan++;
    }

    /** Drops what the current scan did not come across: it is no longer there. */
    synchronized void forgetUnseen() {
        for (Iterator<Waiting> all = files.values().iterator(); all.hasNext(); ) {
            Waiting file = all.next();
            if (file.scan != scan && file.state != State.IN_FLIGHT) {
                all.remove();
            }
        }
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** Compares a look with the last one and says where the file stands. */
    synchronized Kind look(Path path, Look look, long now) {
        Waiting file = files.computeIfAbsent(key(path), key -> new Waiting(look, now));
        file.scan = scan;
        if (file.state == State.IN_FLIGHT) {
            return Kind.IN_FLIGHT;
        }
        if (!file.look.equals(look)) {
            file.restart(look, now);
        }
        boolean due = now - file.notBefore >= 0;
        return switch (file.state) {
            case SETTLING -> settled(file, now) ? Kind.READY : look.size() == 0 ? Kind.GROWING : Kind.SETTLING;
            case GROWING -> due ? Kind.READY : Kind.GROWING;
            default -> exhausted(file) ? Kind.EXHAUSTED : due ? Kind.READY : Kind.FAILING;
        };
    }

    private boolean settled(Waiting file, long now) {
        long needed = (file.look.size() == 0 ? times.truncatedGrace() : times.settle()).toNanos();
        return now - file.since >= needed;
    }

    /** The patience is over at a failure, not in a pause: until then a file is tried once more. */
    private boolean exhausted(Waiting file) {
        return file.attempts > 0 && patienceLeft(file, file.lastFailure) <= 0;
    }

    private long patienceLeft(Waiting file, long now) {
        return times.patience().toNanos() - (now - file.failingSince);
    }

    synchronized boolean begin(Path path, Look look) {
        Waiting file = files.get(key(path));
        if (file == null || file.state == State.IN_FLIGHT || !file.look.equals(look)) {
            return false;
        }
        file.state = State.IN_FLIGHT;
        inFlight++;
        return true;
    }

    synchronized void forget(Path path) {
        Waiting file = files.remove(key(path));
        if (file != null && file.state == State.IN_FLIGHT) {
            inFlight--;
        }
    }

    void growing(Path path) {
        land(path, file -> {
            file.state = State.GROWING;
            file.notBefore = file.since + times.truncatedGrace().toNanos();
        });
    }

    void pause(Path path, long nanos) {
        land(path, file -> {
            file.state = State.PAUSED;
            file.notBefore = nanoTime.getAsLong() + nanos;
        });
    }

    void failed(Path path) {
        land(path, file -> {
            long now = nanoTime.getAsLong();
            file.state = State.PAUSED;
            file.failingSince = file.attempts == 0 ? now : file.failingSince;
            file.lastFailure = now;
            file.attempts++;
            long pause = (long) (times.pauseAfter(file.attempts) * (0.75 + jitter.get() / 2));
            file.notBefore = now + Math.min(pause, Math.max(0, patienceLeft(file, now)));
        });
    }

    private synchronized void land(Path path, Consumer<Waiting> change) {
        Waiting file = files.get(key(path));
        if (file != null) {
            if (file.state == State.IN_FLIGHT) {
                inFlight--;
            }
            change.accept(file);
        }
    }

    /** Nanoseconds since this look was first seen; as good as forever for an unknown file. */
    synchronized long unchangedFor(Path path) {
        Waiting file = files.get(key(path));
        return file == null ? Long.MAX_VALUE : nanoTime.getAsLong() - file.since;
    }

    synchronized int attempts(Path path) {
        Waiting file = files.get(key(path));
        return file == null ? 1 : file.attempts + 1;
    }

    /** FNV-1a over the path's characters. */
    private static Long key(Path path) {
        String text = path.toString();
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
