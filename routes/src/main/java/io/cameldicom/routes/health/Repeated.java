package io.cameldicom.routes.health;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks at something again and again on a thread of its own, as a look may hang: a file system whose server is gone does so
 * for hours. Asking for what it found waits for nothing.
 *
 * @param <T> what a look finds
 */
final class Repeated<T> implements AutoCloseable {
    private record Found<T>(T what, long at) {}

    private final Supplier<T> look;
    private final Duration pause;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Thread thread;
    private final long created;
    private volatile Found<T> last;

    /**
     * @param look what to do; must not throw
     * @param pause between two looks
     * @param patience how long a look may take, beyond which there is no answer
     */
    Repeated(String name, Supplier<T> look, Duration pause, Duration patience) {
        this(name, look, pause, patience, System::nanoTime);
    }

    Repeated(String name, Supplier<T> look, Duration pause, Duration patience, LongSupplier nanoTime) {
        this.look = look;
        this.pause = pause;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.created = nanoTime.getAsLong();
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                T what = look.get();
                last = new Found<>(what, nanoTime.getAsLong());
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the last look found; empty while there was none, and where the next one has not ended within its time. */
    Optional<T> latest() {
        Found<T> found = last;
        return found == null || silent(found).compareTo(pause.plus(patience)) > 0
                ? Optional.empty()
                : Optional.of(found.what);
    }

    /** Whether the first look may still end within its time. */
    boolean isBeginning() {
        return last == null && silence().compareTo(patience) <= 0;
    }

    /** Since when there has been no answer. */
    Duration silence() {
        return silent(last);
    }

    private Duration silent(Found<T> found) {
        return Duration.ofNanos(nanoTime.getAsLong() - (found == null ? created : found.at));
    }

    /** Ends it, without waiting for a look that hangs. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
