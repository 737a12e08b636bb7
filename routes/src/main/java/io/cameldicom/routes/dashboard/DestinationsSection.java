package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.dashboard.DestinationStatus.State;
import java.time.Duration;
import java.time.Instant;

/** Where files are sent. */
final class DestinationsSection {
    private DestinationsSection() {}

    static Html of(Snapshot snapshot) {
        if (snapshot.destinations().isEmpty()) {
            return new Html("<p>No route sends to a destination.</p>");
        }
        Table table = new Table(
                "Name, address and port of each archive (PACS) that files are sent to",
                "Destination",
                "State",
                "On their way",
                "Pace, last 5 minutes",
                "Sent since the start",
                "Last one taken");
        for (DestinationStatus destination : snapshot.destinations()) {
            table.row(
                    destination.peer(),
                    Html.of("<span class=\"code\">{}</span>", Words.breakable(destination.peer())),
                    state(destination, snapshot.at()),
                    Html.of("{}", Words.number(destination.inFlight())),
                    pace(destination),
                    Html.of(
                            "{} <span class=\"muted\">{}</span>",
                            Words.files(destination.sent()),
                            Words.bytes(destination.bytes())),
                    destination
                            .lastSuccess()
                            .map(at -> Words.time(at, snapshot.at()))
                            .orElse(new Html("none yet")));
        }
        return table.html();
    }

    private static Html state(DestinationStatus destination, Instant now) {
        State state = destination.state();
        Html since = state != State.AWAY && state != State.PAUSED
                ? Html.NOTHING
                : Html.of(
                        " since {} ({})",
                        Words.time(destination.since(), now),
                        Words.about(Duration.between(destination.since(), now)));
        Html trouble = destination
                .trouble()
                .map(words -> Html.of("<p class=\"trouble\">{}</p>", words))
                .orElse(Html.NOTHING);
        return Html.of("{}{}{}<p class=\"muted\">{}</p>", state.mark.with(state.word), since, trouble, state.help);
    }

    private static Html pace(DestinationStatus destination) {
        Html answers = destination
                .answerTime()
                .map(words -> Html.of("<p class=\"muted\">Answers: {}</p>", words))
                .orElse(Html.NOTHING);
        return Html.of(
                "{}<p>{}\u00A0files/s, {}/s</p>{}",
                Sparkline.of(destination.history()),
                Words.perSecond(destination.objectsPerSecond()),
                Words.bytes(destination.bytesPerSecond()),
                answers);
    }
}
