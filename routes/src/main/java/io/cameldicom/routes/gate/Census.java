package io.cameldicom.routes.gate;

import java.util.StringJoiner;

/**
 * What one complete scan of the inbox found.
 *
 * @param offered files let in by this scan
 * @param settling not yet unchanged for long enough
 * @param growing empty or cut, may still grow
 * @param inFlight on their way
 * @param failing failed, and offered again
 * @param exhausted failed for longer than the patience, and no longer offered
 * @param links symbolic links, which are left
 * @param special named pipes, sockets and devices, which are never opened
 * @param unreadable files and folders that we may not read or move, or whose names this process cannot tell
 * @param awaiting taken by the destination, which has not confirmed that yet
 * @param held would be let in, were the gate not closed
 */
public record Census(
        int offered,
        int settling,
        int growing,
        int inFlight,
        int failing,
        int exhausted,
        int links,
        int special,
        int unreadable,
        int awaiting,
        int held) {

    public static final String LINKS = "symbolic links, which are not followed";
    public static final String SPECIAL = "pipes, sockets or devices, which are not opened";
    public static final String UNREADABLE =
            "files or folders that we may not read or move, or whose names the locale cannot show (try LC_ALL=C.UTF-8)";

    /** Everything that is still in the inbox, but for names that are never taken. */
    public int left() {
        return offered + settling + growing + inFlight + failing + exhausted + stuck() + awaiting + held;
    }

    /** What no waiting will get out of the inbox. */
    public int stuck() {
        return links + special + unreadable;
    }

    /** In words what no waiting will get out of the inbox; empty if there is none of it. */
    public String stuckInWords() {
        StringJoiner words = new StringJoiner(", ");
        name(words, links, LINKS);
        name(words, special, SPECIAL);
        name(words, unreadable, UNREADABLE);
        return words.toString();
    }

    private static void name(StringJoiner words, int count, String what) {
        if (count > 0) {
            words.add(count + " " + what);
        }
    }

    /** Whether waiting longer may still change something, but for an answer that the destination owes. */
    public boolean isMoving() {
        return offered + settling + growing + inFlight + failing > 0;
    }
}
