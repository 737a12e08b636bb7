package io.cameldicom.toolkit.netty;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what may block: one more where all are busy, up to a bound; idle ones end. */
final class BlockingThreads {
    private static final long IDLE_SECONDS = 10;

    private BlockingThreads() {}

    static ExecutorService upTo(int most, String name) {
        IdleFirst queue = new IdleFirst();
        return new ThreadPoolExecutor(
                0,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                new DefaultThreadFactory(name, true),
                (task, pool) -> queue.keep(task, pool.isShutdown()));
    }

    /** Takes a task only if a thread waits for one; the pool starts a thread else, and asks again when it may not. */
    private static final class IdleFirst extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }

        /** For the first thread that is free. */
        void keep(Runnable task, boolean closed) {
            if (closed) {
                throw new RejectedExecutionException("the engine is closed");
            }
            super.offer(task);
        }
    }
}
