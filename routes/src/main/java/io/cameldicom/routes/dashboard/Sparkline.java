package io.cameldicom.routes.dashboard;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A small picture of a rate over time, with a text in its place for those who cannot see it. */
final class Sparkline {
    private static final int WIDTH = Rates.STEPS * 2;
    private static final int HEIGHT = 24;

    private Sparkline() {}

    /** @param history the oldest first, at most {@link Rates#STEPS} */
    static Html of(List<Double> history) {
        double highest = history.isEmpty() ? 0 : Collections.max(history);
        String words = "Pace of the last 5 minutes: "
                + (highest == 0 ? "nothing was sent" : "at most " + Words.perSecond(highest) + " files a second");
        return Html.of(
                "<svg class=\"spark\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">"
                        + "<title>{}</title><path class=\"base\" d=\"M0 {}H{}\"/><polyline points=\"{}\"/></svg>",
                WIDTH,
                HEIGHT,
                words,
                words,
                HEIGHT - 1,
                WIDTH,
                highest == 0 ? "" : points(history, highest));
    }

    /** The newest is at the right end. */
    private static String points(List<Double> history, double highest) {
        StringBuilder points = new StringBuilder();
        int x = WIDTH - 2 * history.size();
        for (double value : history) {
            double y = HEIGHT - 1 - value / highest * (HEIGHT - 3);
            points.append(String.format(Locale.ROOT, "%d,%.1f ", x += 2, y));
        }
        return points.toString().strip();
    }
}
