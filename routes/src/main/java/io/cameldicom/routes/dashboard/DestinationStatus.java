package io.cameldicom.routes.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A destination as the page shows it.
 *
 * @param peer {@code AE@host:port}
 * @param since when it came into this state
 * @param trouble why it is in this state, in our own words; empty where it takes files
 * @param inFlight objects that are being sent
 * @param sent objects since the start
 * @param bytes of them
 * @param history see {@link Rates#history()}
 * @param lastSuccess when an object was taken last
 * @param answerTime for people, how long answers take; empty where there were none
 */
record DestinationStatus(
        String peer,
        State state,
        Instant since,
        Optional<String> trouble,
        long inFlight,
        long sent,
        long bytes,
        double objectsPerSecond,
        double bytesPerSecond,
        List<Double> history,
        Optional<Instant> lastSuccess,
        Optional<String> answerTime) {

    /** Whether it takes files, each with a sentence on what that means. */
    enum State {
        REACHABLE(Mark.GOOD, "reachable", ""),
        SILENT(
                Mark.WARNING,
                "does not answer as it should",
                "The last question whether it is there (C-ECHO) failed. The next file is sent to it all the same."),
        AWAY(
                Mark.BAD,
                "cannot be reached",
                "Files wait in the inbox. It is asked again and again, and sending goes on by itself as soon as it lets us"
                        + " in."),
        PAUSED(
                Mark.PAUSED,
                "paused",
                "An operator has paused it, over JMX or in Hawtio. Files wait in the inbox until it is resumed there."),
        UNTRIED(
                Mark.UNKNOWN,
                "not asked yet",
                "It is asked whether it is there as soon as somebody looks at this page.");

        final Mark mark;
        final String word;
        final String help;

        State(Mark mark, String word, String help) {
            this.mark = mark;
            this.word = word;
            this.help = help;
        }
    }
}
