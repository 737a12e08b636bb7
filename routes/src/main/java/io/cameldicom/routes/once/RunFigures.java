package io.cameldicom.routes.once;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a run of {@code --once} is.
 *
 * @param done files that were sent or put into quarantine
 * @param total files, those done included; empty until they are counted
 * @param failing files that failed and are tried again
 * @param quarantined files
 * @param bytesPerSecond of the last minute
 * @param left time that the rest will take at this rate; empty where that is not known
 */
record RunFigures(
        long done,
        Optional<Long> total,
        long failing,
        long quarantined,
        double bytesPerSecond,
        Optional<Duration> left) {
    private static final double MEGABYTE = 1e6;
    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 40;
    private static final int SECONDS = 60;

    /** One line of at most so many characters: on a narrow terminal the bar goes first, then the words from the right. */
    String line(int most) {
        List<String> words = new ArrayList<>();
        words.add(done + total.map(all -> " of " + Math.max(done, all)).orElse("") + " files");
        if (failing > 0) {
            words.add(failing + " failing");
        }
        if (quarantined > 0) {
            words.add(quarantined + " quarantined");
        }
        words.add(String.format(Locale.ROOT, "%.1f MB/s", bytesPerSecond / MEGABYTE));
        left.filter(time -> total.filter(all -> done < all).isPresent())
                .ifPresent(time -> words.add(time(time) + " left"));
        while (words.size() > 1 && String.join(", ", words).length() > most) {
            words.remove(words.size() - 1);
        }
        String text = String.join(", ", words);
        return bar(most - text.length() - 3)
                .map(bar -> bar + " " + text)
                .orElse(text.substring(0, Math.min(most, text.length())));
    }

    private Optional<String> bar(int most) {
        int length = Math.min(MOST_BAR, most);
        if (length < LEAST_BAR || total.isEmpty()) {
            return Optional.empty();
        }
        int full = (int) (length * share());
        return Optional.of("[" + "=".repeat(full) + " ".repeat(length - full) + "]");
    }

    private double share() {
        long all = Math.max(done, total.orElse(0L));
        return all == 0 ? 0 : (double) done / all;
    }

    private static String time(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toSeconds() / SECONDS, time.toSecondsPart());
    }
}
