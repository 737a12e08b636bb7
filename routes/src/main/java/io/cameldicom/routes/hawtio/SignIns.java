package io.cameldicom.routes.hawtio;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps those who try passwords from taking all threads of the server, and from filling the log: a failure is logged at once,
 * those of the next seconds together. Thread-safe.
 */
final class SignIns {
    /** A wrong password is answered late, and holds a thread for so long. */
    static final int AT_ONCE = 8;

    static final Duration QUIET = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final LongSupplier nanoTime;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private boolean loggedBefore;
    private long logged;
    private long more;

    /** @param nanoTime a clock as {@link System#nanoTime()} */
    SignIns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether one more may try now; then {@link #ended()} is due. */
    boolean begin() {
        return places.tryAcquire();
    }

    void ended() {
        places.release();
    }

    /** Logs it, unless another one was logged a moment ago. */
    synchronized void failed(String address) {
        long now = nanoTime.getAsLong();
        if (loggedBefore && now - logged < QUIET.toNanos()) {
            more++;
            return;
        }
        LOG.atInfo()
                .addKeyValue("event", "hawtio.refused")
                .log(
                        "Hawtio: a sign-in from {} failed{}",
                        address,
                        more == 0 ? "" : ", and " + more + " more since the last such line");
        loggedBefore = true;
        logged = now;
        more = 0;
    }
}
