package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.VR;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Locale;

/** Dates and times of Java as DA, TM and DT write them (PS3.5 §6.2). */
final class TemporalText {
    private static final int MOST_DIGITS = 6;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HHmmss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MOST_DIGITS, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder().append(DATE).append(TIME).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DATE_TIME)
            .appendOffset("+HHMM", "+0000")
            .toFormatter(Locale.ROOT);

    private TemporalText() {}

    static String of(String attribute, VR vr, TemporalRange range) {
        return (range.from() == null ? "" : of(attribute, vr, range.from())) + "-"
                + (range.to() == null ? "" : of(attribute, vr, range.to()));
    }

    static String of(String attribute, VR vr, Temporal value) {
        DateTimeFormatter format = format(vr, value);
        if (format == null) {
            throw new IllegalAttributeException(
                    attribute,
                    "a value of type " + value.getClass().getSimpleName() + " (expected: " + Grammar.expected(vr)
                            + ")");
        }
        try {
            return format.format(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        } catch (DateTimeException e) {
            throw new IllegalAttributeException(attribute, "a year beyond 0 to 9999 (expected: four digits)");
        }
    }

    private static DateTimeFormatter format(VR vr, Temporal value) {
        return switch (vr) {
            case DA -> value instanceof LocalDate ? DATE : null;
            case TM -> value instanceof LocalTime ? TIME : null;
            case DT ->
                value instanceof LocalDate
                        ? DATE
                        : value instanceof LocalDateTime
                                ? DATE_TIME
                                : value instanceof OffsetDateTime
                                                || value instanceof ZonedDateTime
                                                || value instanceof Instant
                                        ? WITH_OFFSET
                                        : null;
            default -> null;
        };
    }
}
