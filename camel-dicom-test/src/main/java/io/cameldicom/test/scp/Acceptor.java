package io.cameldicom.test.scp;

import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.Recorder;
import io.cameldicom.test.script.Rulebook;
import io.cameldicom.test.script.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The port and all its connections. Thread-safe. */
public final class Acceptor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Thread, Line> connections = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "faulty-peer-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final Services services;
    private final Listening listening;
    private volatile boolean closed;

    /**
     * Listens at once.
     *
     * @param port 0 is any that is free
     * @param keepIn where objects are kept as Part 10 files; empty: nowhere
     * @throws UncheckedIOException where the port is taken
     */
    public Acceptor(InetAddress host, int port, Optional<Path> keepIn, Rulebook rules, Recorder recorder) {
        try {
            this.services = new Services(rules, recorder, new AtomicInteger(), keepIn, Taken.of(keepIn), this::down);
            this.listening = new Listening(host, port, this::serve);
        } catch (IOException e) {
            timer.shutdownNow();
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try {
            Line line = new Line(socket);
            int number = services.rules().count(Unit.ASSOCIATION);
            services.recorder().opened(AssociationSeen.opened(number));
            Thread thread = new Thread(new Connection(line, number, services), "faulty-peer-association-" + number);
            thread.setDaemon(true);
            thread.start();
            synchronized (connections) {
                connections.keySet().removeIf(earlier -> !earlier.isAlive());
                connections.put(thread, line);
            }
            if (closed) {
                line.shutDown();
            }
        } catch (IOException e) {
            services.recorder().failure(e);
        }
    }

    public int port() {
        return listening.port();
    }

    /** Refuses connections from now on; open associations go on. */
    public synchronized void stopListening() {
        try {
            listening.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes connections again, on the same port.
     *
     * @throws UncheckedIOException where somebody else has taken it meanwhile
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized void listen() {
        if (closed) {
            throw new IllegalStateException("closed (expected: a peer that is open)");
        }
        try {
            listening.begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void down(Duration duration) {
        if (!closed) {
            stopListening();
            timer.schedule(this::comeBack, duration.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void comeBack() {
        try {
            if (!closed) {
                listen();
            }
        } catch (UncheckedIOException e) {
            services.recorder().failure(e);
        }
    }

    /** Closes the port and every connection, and waits until their threads have ended, at most ten seconds. */
    @Override
    public void close() {
        Map<Thread, Line> open;
        synchronized (this) {
            closed = true;
            timer.shutdownNow();
            stopListening();
        }
        synchronized (connections) {
            open = Map.copyOf(connections);
        }
        open.values().forEach(Line::shutDown);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : open.keySet()) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
