package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.gate.Backlog;
import io.cameldicom.routes.gate.Census;
import java.util.ArrayList;
import java.util.List;

/** What lies in the inbox, and why it still does. */
final class InboxSection {
    private InboxSection() {}

    static Html of(Snapshot snapshot) {
        InboxStatus inbox = snapshot.inbox();
        if (inbox.unreadable()) {
            return Html.of(
                    "<p>{}</p>", Mark.BAD.with("The inbox cannot be read. Is its folder there, and open to us?"));
        }
        if (inbox.census().isEmpty() && inbox.now().total() == 0) {
            return new Html("<p>The first look at the inbox is under way.</p>");
        }
        List<Html> items = items(inbox);
        Html held = inbox.heldBecause()
                .map(reason ->
                        Html.of("<p>{}</p>", Mark.BAD.with(Words.breakable("Nothing is sent now: " + reason + "."))))
                .orElse(Html.NOTHING);
        return items.isEmpty()
                ? Html.of("{}<p>{}</p>", held, Mark.GOOD.with("The inbox is empty."))
                : Html.of("{}<ul class=\"counts\">{}</ul>", held, Html.all(items));
    }

    private static List<Html> items(InboxStatus inbox) {
        Backlog now = inbox.now();
        List<Html> items = new ArrayList<>();
        add(items, now.inFlight(), Mark.WORK, "on their way", "being read or sent at this moment");
        add(items, now.waiting(), Mark.WORK, "waiting", "complete, and sent as soon as it is their turn");
        add(items, now.settling(), Mark.UNKNOWN, "settling", "just came, or still being written: watched for a moment");
        add(items, now.growing(), Mark.UNKNOWN, "unfinished", "empty or cut off: their writer gets some time to go on");
        add(items, now.failing(), Mark.WARNING, "failing", "failed, and tried again by themselves after a pause");
        add(items, now.awaiting(), Mark.WORK, "to be confirmed", "stored; they leave once the destination confirms it");
        inbox.census().ifPresent(census -> stuck(items, census));
        return items;
    }

    private static void stuck(List<Html> items, Census census) {
        add(items, census.exhausted(), Mark.WARNING, "given up", "failed for longer than this run waits");
        add(items, census.links(), Mark.BAD, "stuck", Census.LINKS);
        add(items, census.special(), Mark.BAD, "stuck", Census.SPECIAL);
        add(items, census.unreadable(), Mark.BAD, "stuck", Census.UNREADABLE);
    }

    private static void add(List<Html> items, int count, Mark mark, String word, String help) {
        if (count > 0) {
            items.add(Html.of(
                    "<li><b>{}</b> {} <span class=\"muted\">{}</span></li>",
                    Words.number(count),
                    mark.with(word),
                    help));
        }
    }
}
