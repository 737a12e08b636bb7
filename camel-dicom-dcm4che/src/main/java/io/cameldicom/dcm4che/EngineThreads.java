package io.cameldicom.dcm4che;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one engine. dcm4che blocks: it takes one thread for each open association to read, and one more while it
 * is opened or a request is written. No task ever waits for a free thread, or peers that say nothing would hold up all the
 * others. They end when the engine is closed and no task is left.
 */
final class EngineThreads {
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final ThreadPoolExecutor blocking = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("dicom-dcm4che"));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("dicom-dcm4che-timer"));
    private final AtomicInteger users = new AtomicInteger(1);

    EngineThreads() {
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

    /** Runs what may block. */
    void run(Runnable task) {
        users.incrementAndGet();
        boolean taken = false;
        try {
            blocking.execute(() -> {
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
            blocking.shutdown();
            timer.shutdown();
        }
    }
}
