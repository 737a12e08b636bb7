package io.cameldicom.routes;

import java.util.Arrays;
import java.util.Properties;

/** Where somebody has added Camel's OpenTelemetry module: keeps names of files, which may name patients, out of its spans. */
final class Tracing {
    static final String ENABLED = "camel.opentelemetry2.enabled";
    static final String EXCLUDED = "camel.opentelemetry2.excludePatterns";

    private static final String ENABLED_VARIABLE = "CAMEL_OPENTELEMETRY2_ENABLED";
    private static final String FILES = "file*";

    private Tracing() {}

    /** Camel writes the name of each file into the span of a file endpoint: there is to be none. */
    static void keepFileNamesOut(Properties properties) {
        if (!isEnabled(properties.getProperty(ENABLED))
                && !isEnabled(System.getProperty(ENABLED))
                && !isEnabled(System.getenv(ENABLED_VARIABLE))) {
            return;
        }
        String excluded = properties.getProperty(EXCLUDED, "").strip();
        boolean isThere = Arrays.stream(excluded.split(",")).map(String::strip).anyMatch(FILES::equals);
        if (!isThere) {
            properties.setProperty(EXCLUDED, excluded.isEmpty() ? FILES : excluded + "," + FILES);
        }
    }

    private static boolean isEnabled(String value) {
        return value != null && Boolean.parseBoolean(value.strip());
    }
}
