package io.cameldicom.routes.dashboard;

import java.time.Duration;

/** The few figures that tell most. */
final class FiguresSection {
    /** Below that, how long the rest takes is a guess. */
    private static final double SLOWEST = 0.01;

    private FiguresSection() {}

    static Html of(Snapshot snapshot) {
        int left = snapshot.inbox().now().total();
        double pace = snapshot.objectsPerSecond();
        long quarantined = snapshot.quarantine().total();
        boolean counted = snapshot.quarantine().counted().isPresent();
        return Html.of(
                "<dl class=\"figures\">{}{}{}{}</dl>",
                figure(
                        "In the inbox",
                        Words.number(left),
                        Words.bytes(snapshot.inbox().now().bytes())),
                figure(
                        "Pace now",
                        Words.perSecond(pace) + "\u00A0files/s",
                        Words.bytes(snapshot.bytesPerSecond()) + "/s"),
                rest(snapshot, left, pace),
                figure(
                        "In quarantine",
                        counted || quarantined > 0 ? Words.number(quarantined) : "\u2026",
                        counted ? quarantined == 0 ? "nothing failed for good" : "failed for good" : "being counted"));
    }

    private static Html rest(Snapshot snapshot, int left, double pace) {
        String name = "Time for the rest";
        if (left == 0) {
            return figure(name, "\u2013", "nothing is left");
        }
        if (snapshot.inbox().heldBecause().isPresent()) {
            return figure(name, "not known", "nothing is sent now");
        }
        if (pace >= SLOWEST) {
            return figure(name, Words.about(Duration.ofSeconds((long) Math.ceil(left / pace))), "at this pace");
        }
        // of large objects, few are done in the time that a pace is taken of: their bytes tell more
        return snapshot.totals()
                .remaining()
                .map(time -> figure(name, Words.about(time), "as the last minutes went"))
                .orElse(figure(name, "not known", "nothing was sent lately"));
    }

    private static Html figure(String name, String value, String unit) {
        return Html.of("<div><dt>{}</dt><dd><b>{}</b> <span>{}</span></dd></div>", name, value, unit);
    }
}
