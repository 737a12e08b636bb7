package io.cameldicom.routes.report;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.Scans;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a person how deliveries go: one line when the destination begins to fail and one when it is back, however many files
 * wait. No line holds a path.
 */
public final class DeliveryLog implements Deliveries, Scans {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final long REMINDER = Duration.ofMinutes(1).toNanos();
    private static final long PROGRESS = Duration.ofSeconds(30).toNanos();
    private static final int REMEMBERED = 1000;

    private final String destination;
    private final LongSupplier nanoTime;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private long sent;
    private long lastProgress;
    private long failures;
    private long lastLine;
    private long localFailures;
    private long lastLocalLine;
    private Optional<String> heldBecause = Optional.empty();
    private String toldHeld;
    private int held;

    public DeliveryLog(String destination) {
        this(destination, System::nanoTime);
    }

    DeliveryLog(String destination, LongSupplier nanoTime) {
        this.destination = destination;
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    @Override
    public synchronized void sent(String fileId, long bytes) {
        if (failures > 0) {
            LOG.atInfo()
                    .addKeyValue("event", "pacs.accepts")
                    .addKeyValue("destination", destination)
                    .log("{} takes files again", destination);
            failures = 0;
        }
        sent++;
        long now = nanoTime.getAsLong();
        if (now - lastProgress >= PROGRESS) { // a long run shows that it lives; a few files say nothing
            lastProgress = now;
            LOG.atInfo()
                    .addKeyValue("event", "sending.progress")
                    .addKeyValue("destination", destination)
                    .log("{} sent so far", sent);
        }
    }

    @Override
    public synchronized void began(Optional<String> reason) {
        heldBecause = reason;
        if (reason.isEmpty() && toldHeld != null) {
            LOG.atInfo()
                    .addKeyValue("event", "sending.resumed")
                    .addKeyValue("destination", destination)
                    .log("sending goes on; {} files wait in the inbox", held);
            toldHeld = null;
            failures = 0;
        }
    }

    /** The files that wait are counted by the first whole scan, and told then. */
    @Override
    public synchronized void completed(Census census) {
        heldBecause.ifPresent(reason -> {
            held = census.left() - census.stuck();
            if (toldHeld == null) {
                LOG.atWarn()
                        .addKeyValue("event", "sending.held")
                        .addKeyValue("destination", destination)
                        .log("{}; {} files wait in the inbox until that is over", reason, held);
            }
            toldHeld = reason;
        });
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {}

    @Override
    public synchronized void postponed(String fileId, String message) {
        long now = nanoTime.getAsLong();
        failures++;
        if (failures == 1) {
            lastLine = now;
            LOG.atWarn()
                    .addKeyValue("event", "pacs.fails")
                    .addKeyValue("destination", destination)
                    .log("{}; files stay in the inbox and are tried again", message);
        } else if (now - lastLine >= REMINDER) {
            lastLine = now;
            LOG.atWarn()
                    .addKeyValue("event", "pacs.still-fails")
                    .addKeyValue("destination", destination)
                    .log("{} still fails, {} attempts so far; last: {}", destination, failures, message);
        }
    }

    /** The first one and one a minute; the destination has no part in it. */
    @Override
    public synchronized void postponedHere(String fileId, String message) {
        long now = nanoTime.getAsLong();
        localFailures++;
        if (localFailures > 1 && now - lastLocalLine < REMINDER) {
            return;
        }
        lastLocalLine = now;
        LOG.atWarn()
                .addKeyValue("event", "machine.fails")
                .addKeyValue("file", fileId)
                .log("{}; it stays in the inbox and is tried again ({} so far)", message, localFailures);
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        LOG.debug("unexpected failure at {}", fileId, failure);
        String what = describe(failure);
        if (told.size() < REMEMBERED && told.add(what)) {
            LOG.atError()
                    .addKeyValue("event", "object.unexpected")
                    .addKeyValue("file", fileId)
                    .log(
                            "{} stays in the inbox: {} (all of it: -Dlog.level=debug -Dlog.exceptions=full)",
                            fileId,
                            what);
        }
    }

    private static String describe(Throwable failure) {
        return OwnMessage.of(failure)
                .orElseGet(() -> "unexpected " + failure.getClass().getSimpleName() + " in " + origin(failure));
    }

    private static String origin(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].getClassName() + "." + trace[0].getMethodName();
    }
}
