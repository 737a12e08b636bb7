package io.cameldicom.routes.gate;

import io.cameldicom.routes.gate.CensusTaker.Kind;
import io.cameldicom.routes.gate.Waiting.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
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
    private static final double JITTER = 0.25;

    private final Map<Long, Waiting> files = new HashMap<>();
    private final GateTimes times;
    private final LongSupplier nanoTime;
    private final Supplier<Double> jitter;
    private int scan;
    private int inFlight;
    private long resumed;

    WaitingFiles(GateTimes times, LongSupplier nanoTime, Supplier<Double> jitter) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.jitter = jitter;
        this.resumed = nanoTime.getAsLong();
    }

    /** The destination is back: files that could not be sent at all need wait no longer. */
    synchronized void resume() {
        resumed = nanoTime.getAsLong();
    }

    /** A file that failed before the start: it has to settle once more and to wait for what is left of its pause. */
    synchronized void restore(Standing standing) {
        long now = nanoTime.getAsLong();
        Waiting file = new Waiting(new Look(standing.size(), standing.modified(), standing.key()), now);
        file.attempts = standing.attempts();
        file.rounds = standing.rounds();
        file.failing = standing.failing().toNanos();
        file.state = State.PAUSED;
        file.lastFailure = now;
        file.pause =
                Math.min(standing.pause().toNanos(), times.retryMaximumDelay().toNanos());
        file.notBefore = now
                + Math.max(
                        times.settle().toNanos(),
                        Math.min(file.pause, times.patience().toNanos()));
        file.scan = scan;
        files.put(standing.file(), file);
    }

    /** A file that the destination had taken before the start: it waits for the confirmation. */
    synchronized void restoreAwaiting(Standing standing) {
        Waiting file = files.computeIfAbsent(standing.file(), key -> {
            Look look = new Look(standing.size(), standing.modified(), standing.key());
            Waiting made = new Waiting(look, nanoTime.getAsLong());
            made.attempts = standing.attempts();
            made.scan = scan;
            return made;
        });
        file.state = State.AWAITING;
    }

    /** What a restart must not forget of a file. */
    synchronized Optional<Standing> standing(Path path) {
        Long key = key(path);
        return Optional.ofNullable(files.get(key))
                .map(file -> new Standing(
                        key,
                        file.look.size(),
                        file.look.modified(),
                        file.look.key(),
                        file.attempts,
                        file.rounds,
                        Duration.ofNanos(file.failing),
                        Duration.ofNanos(file.pause)));
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
            case AWAITING -> Kind.AWAITING;
            case RELEASED -> Kind.READY;
            default -> exhausted(file) ? Kind.EXHAUSTED : due || isBack(file) ? ready(file) : Kind.FAILING;
        };
    }

    /** Looks at each file, and changes nothing. */
    synchronized Backlog backlog() {
        long now = nanoTime.getAsLong();
        int settling = 0;
        int growing = 0;
        int failing = 0;
        int awaiting = 0;
        long bytes = 0;
        for (Waiting file : files.values()) {
            bytes += file.look.size();
            switch (file.state) {
                case SETTLING -> {
                    boolean settles = !settled(file, now);
                    growing += settles && file.look.size() == 0 ? 1 : 0;
                    settling += settles && file.look.size() > 0 ? 1 : 0;
                }
                case GROWING -> growing++;
                case PAUSED, AWAY -> failing += file.failed || file.attempts > 0 ? 1 : 0;
                case AWAITING -> awaiting++;
                case IN_FLIGHT, RELEASED -> {}
            }
        }
        int waiting = files.size() - settling - growing - failing - awaiting - inFlight;
        return new Backlog(waiting, settling, growing, inFlight, failing, awaiting, bytes);
    }

    private boolean isBack(Waiting file) {
        return file.state == State.AWAY && resumed - file.lastFailure > 0;
    }

    private static Kind ready(Waiting file) {
        return file.attempts > 0 ? Kind.READY_AGAIN : Kind.READY;
    }

    private boolean settled(Waiting file, long now) {
        long needed = (file.look.size() == 0 ? times.truncatedGrace() : times.settle()).toNanos();
        return now - file.since >= needed;
    }

    /** The patience is over at a failure, not in a pause: until then a file is tried once more. */
    private boolean exhausted(Waiting file) {
        return file.failed && patienceLeft(file, file.lastFailure) <= 0;
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

    void awaiting(Path path) {
        land(path, file -> file.state = State.AWAITING);
    }

    /** Whether there is such a file, on its way or not. */
    synchronized boolean isThere(long key) {
        return files.containsKey(key);
    }

    /** Does nothing to a file that does not wait for a confirmation. */
    synchronized void release(long key) {
        Waiting file = files.get(key);
        if (file != null && file.state == State.AWAITING) {
            file.state = State.RELEASED;
        }
    }

    void failed(Path path, int attempts) {
        land(path, file -> {
            file.failing = failing(file, nanoTime.getAsLong());
            file.attempts += attempts;
            file.away = 0;
            fail(file, State.PAUSED, ++file.rounds);
        });
    }

    void away(Path path) {
        land(path, file -> fail(file, State.AWAY, ++file.away));
    }

    private void fail(Waiting file, State state, int failures) {
        long now = nanoTime.getAsLong();
        file.state = state;
        file.failingSince = file.failed ? file.failingSince : now;
        file.failed = true;
        file.lastFailure = now;
        file.pause = (long) (times.pauseAfter(failures) * (1 - jitter.get() * JITTER));
        file.notBefore = now + Math.min(file.pause, Math.max(0, patienceLeft(file, now)));
    }

    /** A file that was not tried for much longer than its pause did not fail meanwhile: nobody was there, on either side. */
    private static long failing(Waiting file, long now) {
        return file.rounds == 0 ? 0 : file.failing + Math.min(now - file.lastFailure, 2 * file.pause);
    }

    /** How long a file that fails now has failed, in nanoseconds. */
    synchronized long failing(Path path) {
        Waiting file = files.get(key(path));
        return file == null ? 0 : failing(file, nanoTime.getAsLong());
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
    static Long key(Path path) {
        String text = path.toString();
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
