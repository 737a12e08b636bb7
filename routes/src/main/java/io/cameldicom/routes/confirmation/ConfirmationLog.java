package io.cameldicom.routes.confirmation;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how the confirmations go, in few lines however many files wait. */
final class ConfirmationLog {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final long REMINDER = Duration.ofMinutes(1).toNanos();

    private final ConfirmationMode mode;
    private final String destination;
    private final LongSupplier nanoTime;
    private String trouble;
    private long lastTrouble;
    private boolean unansweredTold;
    private long lastUnanswered;

    ConfirmationLog(ConfirmationMode mode, String destination, LongSupplier nanoTime) {
        this.mode = mode;
        this.destination = destination;
        this.nanoTime = nanoTime;
    }

    /** Files wait from before the start. */
    void restored(int files) {
        LOG.atInfo()
                .addKeyValue("event", "confirmation.restored")
                .addKeyValue("destination", destination)
                .log("{} files were stored before the start and wait for {}", files, mode.inWords());
    }

    /** The destination could not be asked: once for each reason, and one a minute. */
    synchronized void fails(String why, int waiting) {
        long now = nanoTime.getAsLong();
        if (why.equals(trouble) && now - lastTrouble < REMINDER) {
            return;
        }
        trouble = why;
        lastTrouble = now;
        LOG.atWarn()
                .addKeyValue("event", "confirmation.fails")
                .addKeyValue("destination", destination)
                .log("{}; {} stored files stay in the inbox, and it is asked again", why, waiting);
    }

    synchronized void works() {
        if (trouble != null) {
            trouble = null;
            LOG.atInfo()
                    .addKeyValue("event", "confirmation.works")
                    .addKeyValue("destination", destination)
                    .log("{} can be asked for {} again", destination, mode.inWords());
        }
    }

    /** No answer came in time: the first time, and one a minute. */
    synchronized void unanswered(int files, Duration waited) {
        long now = nanoTime.getAsLong();
        if (unansweredTold && now - lastUnanswered < REMINDER) {
            return;
        }
        unansweredTold = true;
        lastUnanswered = now;
        LOG.atWarn()
                .addKeyValue("event", "confirmation.unanswered")
                .addKeyValue("destination", destination)
                .log(
                        "{} has not answered for {} objects for {} s; it is asked again (docs/troubleshooting.md)",
                        destination,
                        files,
                        waited.toSeconds());
    }

    /** What is not confirmed, by what is done about it. */
    void denied(Map<String, Integer> byReason, String next) {
        byReason.forEach((reason, objects) -> LOG.atWarn()
                .addKeyValue("event", "confirmation.denied")
                .addKeyValue("destination", destination)
                .log("{} does not confirm {} objects: {}; {}", destination, objects, reason, next));
    }
}
