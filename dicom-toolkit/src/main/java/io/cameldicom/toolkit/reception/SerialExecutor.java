package io.cameldicom.toolkit.reception;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in order, on the threads of another executor, which never holds more than one. A task
 * that fails does not keep back those that follow.
 */
public final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    private final Executor executor;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    public SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    /**
     * A task that cannot be begun, whatever the reason, is forgotten.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor below takes no more
     */
    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.addLast(task);
            if (running) {
                return;
            }
            running = true;
            try {
                executor.execute(this::drain);
            } catch (RuntimeException | Error e) {
                running = false;
                tasks.removeLast();
                throw e;
            }
        }
    }

    private void drain() {
        for (; ; ) {
            Runnable task;
            synchronized (tasks) {
                task = tasks.pollFirst();
                if (task == null) {
                    running = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (Throwable e) {
                LOG.atWarn()
                        .addKeyValue("event", "listener.task")
                        .log(
                                "a task of an association failed ({})",
                                e.getClass().getName());
            }
        }
    }
}
