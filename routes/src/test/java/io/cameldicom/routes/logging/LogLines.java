package io.cameldicom.routes.logging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** The lines of a logger from now on. */
public final class LogLines implements AutoCloseable {
    private final List<LogEvent> events = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            events.add(event.toImmutable());
        }
    };

    public LogLines(String name) {
        this.logger = (Logger) LogManager.getLogger(name);
        appender.start();
        logger.addAppender(appender);
    }

    /** Each as level and message. */
    public List<String> all() {
        return events.stream().map(LogLines::text).toList();
    }

    /** Those whose field has this value. */
    public List<String> with(String field, String value) {
        return events.stream()
                .filter(event -> value.equals(event.getContextData().getValue(field)))
                .map(LogLines::text)
                .toList();
    }

    /** The values of a field, in the order of the lines; null where a line has none. */
    public List<String> field(String name) {
        return events.stream()
                .map(event -> event.getContextData().<String>getValue(name))
                .toList();
    }

    private static String text(LogEvent event) {
        return event.getLevel() + " " + event.getMessage().getFormattedMessage();
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
    }
}
