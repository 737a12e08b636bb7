package io.cameldicom.toolkit.pool;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs events one after the other, on whichever thread brings one while no other runs; nobody waits. State that is
 * touched by events alone needs no lock, and an event that brings another does not deepen the stack.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    void put(Runnable event) {
        events.add(event);
        if (pending.getAndIncrement() == 0) {
            do {
                run(events.remove());
            } while (pending.decrementAndGet() != 0);
        }
    }

    private static void run(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException | Error e) { // An event that is lost must not take the mailbox with it.
            LOG.atError()
                    .addKeyValue("event", "engine.pool")
                    .setCause(e)
                    .log(
                            "An event of an association pool failed ({})",
                            e.getClass().getName());
        }
    }
}
