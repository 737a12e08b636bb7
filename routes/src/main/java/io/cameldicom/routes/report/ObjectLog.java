package io.cameldicom.routes.report;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line for each object that was put into quarantine and, where that is asked for, for each that was sent or put off: one
 * line each time. No line holds a path or text of an object.
 */
public final class ObjectLog implements Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final long REMINDER = Duration.ofMinutes(1).toNanos();

    private final String destination;
    private final boolean objects;
    private final Level level;
    private final LongSupplier nanoTime;
    private final Set<String> doubtsTold = ConcurrentHashMap.newKeySet();
    private long doubtful;
    private long lastDoubt;

    /** @param objects whether each object has a line; else, at debug only */
    public ObjectLog(String destination, boolean objects) {
        this(destination, objects, System::nanoTime);
    }

    ObjectLog(String destination, boolean objects, LongSupplier nanoTime) {
        this.destination = destination;
        this.objects = objects;
        this.level = objects ? Level.INFO : Level.DEBUG;
        this.nanoTime = nanoTime;
    }

    @Override
    public void ended(ObjectEnding.Kind kind, Supplier<ObjectEnding> ending) {
        switch (kind) {
            case SENT -> {
                if (LOG.isEnabledForLevel(level)) {
                    sent(ending.get());
                }
            }
            case POSTPONED -> {
                if (LOG.isEnabledForLevel(level)) {
                    postponed(ending.get());
                }
            }
            case AWAITING -> {
                if (LOG.isEnabledForLevel(level)) {
                    awaiting(ending.get());
                }
            }
            case QUARANTINED -> quarantined(ending.get());
        }
    }

    private void sent(ObjectEnding ending) {
        LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("event", "object.sent");
        with(line, ending).log("sent {} [{}]", ending.fileId(), ending.fieldsInWords());
    }

    private void quarantined(ObjectEnding ending) {
        LoggingEventBuilder line =
                LOG.atWarn().addKeyValue("event", "object.quarantined").addKeyValue("cause", ending.cause());
        with(line, ending)
                .log(
                        "quarantined {}: {}: {} [{}]",
                        ending.fileId(),
                        ending.cause(),
                        ending.message(),
                        ending.fieldsInWords());
    }

    private void postponed(ObjectEnding ending) {
        LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("event", "object.postponed");
        with(line, ending).log("postponed {}: {} [{}]", ending.fileId(), ending.message(), ending.fieldsInWords());
    }

    private void awaiting(ObjectEnding ending) {
        LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("event", "object.awaiting");
        with(line, ending).log("stored {}, to be confirmed [{}]", ending.fileId(), ending.fieldsInWords());
    }

    private LoggingEventBuilder with(LoggingEventBuilder line, ObjectEnding ending) {
        LoggingEventBuilder known = line.addKeyValue("file", ending.fileId()).addKeyValue("destination", destination);
        ending.fields().forEach(known::addKeyValue);
        return known;
    }

    /** Each finding once, and one a minute of all; where each object has a line of its own, that says it. */
    @Override
    public void doubtful(String fileId, String found, String doubt) {
        if (!objects && isToBeTold(found)) {
            LOG.atWarn()
                    .addKeyValue("event", "object.doubtful")
                    .addKeyValue("file", fileId)
                    .addKeyValue("destination", destination)
                    .log("sent {} as it is: {} ({} so far)", fileId, doubt, doubtful);
        }
    }

    private synchronized boolean isToBeTold(String found) {
        long now = nanoTime.getAsLong();
        doubtful++;
        if (!doubtsTold.add(found) && now - lastDoubt < REMINDER) {
            return false;
        }
        lastDoubt = now;
        return true;
    }

    @Override
    public void sent(String fileId, long bytes) {}

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {}

    @Override
    public void postponed(String fileId, String message) {}

    @Override
    public void unexpected(String fileId, Throwable failure) {}
}
