package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.netty.EventLoops;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.Closeable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * The threads of one listener: one that accepts connections, one event loop per processor, and workers, of which an
 * association holds at most one at a time.
 */
final class ListenerThreads implements Closeable {
    private static final long IDLE_WORKER_SECONDS = 30;
    private static final long SHUTDOWN_SECONDS = 2;

    private final EventLoopGroup acceptor;
    private final EventLoopGroup eventLoops;
    private final ExecutorService workers = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_WORKER_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("dicom-receiver", true));

    private ListenerThreads(EventLoopGroup acceptor, EventLoopGroup eventLoops) {
        this.acceptor = acceptor;
        this.eventLoops = eventLoops;
    }

    /** @param loops makes event loops, so many with that name */
    static ListenerThreads start(BiFunction<Integer, String, EventLoopGroup> loops) {
        EventLoopGroup acceptor = loops.apply(1, "dicom-acceptor");
        try {
            return new ListenerThreads(
                    acceptor, loops.apply(Runtime.getRuntime().availableProcessors(), "dicom-listener"));
        } catch (RuntimeException | Error e) {
            EventLoops.end(acceptor);
            throw e;
        }
    }

    static EventLoopGroup loops(int threads, String name) {
        return new NioEventLoopGroup(threads, new DefaultThreadFactory(name, true));
    }

    EventLoopGroup acceptor() {
        return acceptor;
    }

    EventLoopGroup eventLoops() {
        return eventLoops;
    }

    ExecutorService workers() {
        return workers;
    }

    /** Runs a task again and again until the end, on a worker as it may wait for a disk, and never twice at once. */
    void everySecond(Runnable task) {
        AtomicBoolean running = new AtomicBoolean();
        acceptor.scheduleWithFixedDelay(
                () -> {
                    if (running.compareAndSet(false, true)) {
                        try {
                            workers.execute(() -> {
                                try {
                                    task.run();
                                } finally {
                                    running.set(false);
                                }
                            });
                        } catch (Throwable e) { // no thread for it now: thrown on, it would end the schedule for good
                            running.set(false);
                        }
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    void endAcceptor() {
        EventLoops.end(acceptor);
    }

    void endEventLoops() {
        EventLoops.end(eventLoops);
    }

    /**
     * Waits until the acceptor has ended and the event loops have, as they were told to; ends those that have not, and
     * the workers. The one place of the toolkit that waits: a port is free only when the selector, too, has let go of
     * its channel.
     *
     * @param graceMillis how long the event loops may take beside the time for ending them
     */
    void awaitEnd(long graceMillis) {
        try {
            acceptor.awaitTermination(2 * SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            eventLoops.awaitTermination(
                    graceMillis + TimeUnit.SECONDS.toMillis(SHUTDOWN_SECONDS), TimeUnit.MILLISECONDS);
            endEventLoops();
            workers.shutdown();
            workers.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets all threads end, waiting for none. */
    @Override
    public void close() {
        endAcceptor();
        endEventLoops();
        workers.shutdown();
    }
}
