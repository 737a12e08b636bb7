package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.dashboard.DestinationStatus.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of everything in one sentence: the worst that is true, and what follows from it. Holds no figure that moves while
 * files flow, as it is read out whenever it changes.
 *
 * @param summary a few words
 * @param detail a sentence; may be empty
 */
record Headline(Mark mark, String summary, String detail) {
    private static final String NOTHING_LOST =
            "Files wait in the inbox and nothing is lost; sending goes on by itself when that is over.";

    static Headline of(Snapshot snapshot) {
        List<String> away = peers(snapshot, State.AWAY);
        List<String> paused = peers(snapshot, State.PAUSED);
        InboxStatus inbox = snapshot.inbox();
        if (inbox.unreadable()) {
            return new Headline(
                    Mark.BAD,
                    "The inbox cannot be read",
                    "No new file is seen. Look at the folder of the option inbox.");
        }
        if (!away.isEmpty()) {
            return new Headline(Mark.BAD, String.join(", ", away) + " cannot be reached", NOTHING_LOST);
        }
        if (!paused.isEmpty()) {
            return new Headline(
                    Mark.PAUSED, String.join(", ", paused) + " is paused", "Files wait until somebody resumes it.");
        }
        if (inbox.heldBecause().isPresent()) {
            return new Headline(
                    Mark.BAD, "Nothing is sent: " + inbox.heldBecause().get(), NOTHING_LOST);
        }
        List<String> troubles = troubles(snapshot);
        if (!troubles.isEmpty()) {
            return new Headline(Mark.WARNING, "Somebody has to look", String.join(" ", troubles));
        }
        return inbox.now().total() > 0
                ? new Headline(Mark.WORK, "Files are on their way", "")
                : new Headline(Mark.GOOD, "All files are sent", "The inbox is empty and is being watched.");
    }

    private static List<String> peers(Snapshot snapshot, State state) {
        return snapshot.destinations().stream()
                .filter(destination -> destination.state() == state)
                .map(DestinationStatus::peer)
                .distinct()
                .toList();
    }

    private static List<String> troubles(Snapshot snapshot) {
        List<String> troubles = new ArrayList<>();
        for (String silent : peers(snapshot, State.SILENT)) {
            troubles.add(silent + " does not answer as it should.");
        }
        if (snapshot.quarantine().unreadable()) {
            troubles.add("The quarantine cannot be read.");
        }
        if (snapshot.quarantine().total() > 0) {
            troubles.add("There are files in quarantine: they are not sent until somebody decides.");
        }
        snapshot.inbox().unconfirmed().ifPresent(troubles::add);
        if (snapshot.inbox().stuck() > 0) {
            troubles.add("Some things in the inbox are never taken.");
        }
        if (snapshot.inbox().now().failing() > 0) {
            troubles.add("Some files failed; they are tried again by themselves.");
        }
        return troubles;
    }

    /** For the tab of a browser. */
    String title() {
        return mark.sign() + " " + summary + " \u2013 camel-dicom";
    }
}
