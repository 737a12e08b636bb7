package io.cameldicom.routes.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. */
final class Words {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Words() {}

    /** With a space between thousands, which breaks no line. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00A0');
    }

    /** {@code 1 file}, {@code 2 files}. */
    static String files(long count) {
        return number(count) + (count == 1 ? "\u00A0file" : "\u00A0files");
    }

    /** Decimal units, such as {@code 1.2 GB}. */
    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = unit == 0 || value >= 99.95 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, digits, value) + "\u00A0" + UNITS[unit];
    }

    /** A rate, with as many digits as mean something. */
    static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate >= 9.95 || rate == 0 ? "%.0f" : rate >= 0.095 ? "%.1f" : "%.2f", rate);
    }

    /** Whole units, so that the words change rarely: {@code 40 s}, {@code 4 min}, {@code 3 h 10 min}, {@code 2 days}. */
    static String about(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return Math.max(1, (seconds + 9) / 10 * 10) + "\u00A0s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "\u00A0min";
        }
        if (seconds < 48 * 3600) {
            return seconds / 3600 + "\u00A0h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + "\u00A0min");
        }
        return seconds / 86_400 + "\u00A0days";
    }

    /** Text in which a narrow screen may break a line within an address: before the host and before the port. */
    static Html breakable(String text) {
        return new Html(Html.of("{}", text).text().replace("@", "@<wbr>").replace(":", ":<wbr>"));
    }

    /** The time of day here. */
    static String timeOfDay(Instant at) {
        return TIME.withZone(ZoneId.systemDefault()).format(at);
    }

    /** The time of day here, with the date unless it is today. */
    static Html time(Instant at, Instant now) {
        ZoneId zone = ZoneId.systemDefault();
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        String words = (today ? TIME : DATE_AND_TIME).withZone(zone).format(at);
        return Html.of("<time datetime=\"{}\">{}</time>", at, words);
    }
}
