package io.cameldicom.routes.redrive;

import io.cameldicom.routes.options.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads how far back a person wants to go. */
public final class Since {
    private Since() {}

    /**
     * Reads a date ({@code 2026-11-24}: its first moment here), a date and time ({@code 2026-11-24T08:30}), an instant
     * ({@code 2026-11-24T07:30:00Z}) or a span of time before now ({@code 90m}, {@code 2h}, {@code 3d}).
     *
     * @param clock tells now, and which zone is here
     * @throws IllegalArgumentException if it is none of these
     */
    public static Instant parse(String text, Clock clock) {
        String value = text.strip();
        List<Function<String, Instant>> readers = List.of(
                date -> LocalDate.parse(date).atStartOfDay(clock.getZone()).toInstant(),
                time -> LocalDateTime.parse(time).atZone(clock.getZone()).toInstant(),
                Instant::parse,
                span -> clock.instant().minus(span(span)));
        return readers.stream()
                .map(reader -> read(reader, value))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("since: '" + text
                        + "' (expected: a date such as 2026-11-24, a time such as 2026-11-24T08:30, or a span such as"
                        + " 90m, 2h, 3d)"));
    }

    private static Optional<Instant> read(Function<String, Instant> reader, String value) {
        try {
            return Optional.of(reader.apply(value));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Duration span(String span) {
        return span.matches("[0-9]{1,5}d")
                ? Duration.ofDays(Integer.parseInt(span.substring(0, span.length() - 1)))
                : Durations.parse(span);
    }
}
