package io.cameldicom.routes.logging;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import java.util.List;

/**
 * Tells the logging what the operator wants of it, as the system properties that {@code log4j2.properties} reads. Must come
 * before the first logger of the process is made: the start keeps its own loggers in methods for that.
 */
public final class LogSettings {
    private static final List<Option> READ_BY_LOG4J =
            List.of(Option.LOG_LEVEL, Option.LOG_FORMAT, Option.LOG_EXCEPTIONS);

    private static final String PREFIX = "cameldicom.";

    private LogSettings() {}

    /** A wrong value does not count here: it is refused with all other options, and that must be logged as well. */
    public static void apply(OptionSources sources) {
        READ_BY_LOG4J.forEach(option -> System.setProperty(PREFIX + option.key(), sources.valueOrDefault(option)));
    }

    /** Whether stdout belongs to a program, which takes nothing but lines of JSON. */
    public static boolean isJson() {
        return "json".equals(System.getProperty(PREFIX + Option.LOG_FORMAT.key()));
    }
}
