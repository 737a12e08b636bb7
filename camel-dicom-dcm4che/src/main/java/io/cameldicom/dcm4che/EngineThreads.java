package io.cameldicom.dcm4che;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one engine. dcm4che blocks: it takes one thread for each open association to read, and one of a bounded
 * number while an association is opened or a request is written. They end when the engine is closed and no task is left.
 */
final class EngineThreads {
    /** Most associations that are being opened or written to at once; more wait for their turn. */
    private static final int MAXIMUM_SENDERS = 64;

    private static final long KEEP_ALIVE_SECONDS = 10;

    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            MAXIMUM_SENDERS,
            MAXIMUM_SENDERS,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("dicom-dcm4che-sender"));
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("dicom-dcm4che-reader"));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("dicom-dcm4che-timer"));
    private final AtomicInteger users = new AtomicInteger(1);

    EngineThreads() {
        senders.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger last = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + last.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Opens an association or writes a request. */
    void send(Runnable task) {
        run(senders, task);
    }

    /** Reads from an association, or ends it: never waits for a free thread. */
    void read(Runnable task) {
        run(readers, task);
    }

    private void run(Executor executor, Runnable task) {
        users.incrementAndGet();
        boolean taken = false;
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    leave();
                }
            });
            taken = true;
        } finally {
            if (!taken) {
                leave();
            }
        }
    }

    /** For what takes no time. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** The engine is closed. */
    void close() {
        leave();
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            senders.shutdown();
            readers.shutdown();
            timer.shutdown();
        }
    }
}
