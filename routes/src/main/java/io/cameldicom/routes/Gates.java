package io.cameldicom.routes;

import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import java.time.Duration;

/** The gate's times, as the options have them. */
final class Gates {
    private static final Duration NEVER = Duration.ofDays(36_500);

    private Gates() {}

    /** A service never gives a file up. */
    static GateTimes forService(Options options) {
        return times(options, NEVER);
    }

    static GateTimes forOnce(Options options) {
        return times(options, options.duration(Option.ONCE_PATIENCE));
    }

    private static GateTimes times(Options options, Duration patience) {
        return new GateTimes(
                options.duration(Option.INBOX_SETTLE),
                options.duration(Option.INBOX_TRUNCATED_GRACE),
                options.duration(Option.RETRY_DELAY),
                options.duration(Option.RETRY_MAXIMUM_DELAY),
                patience);
    }
}
