package io.cameldicom.routes.gate;

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
 * @param unreadable files and folders that we may not read
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
        int held) {

    /** Everything that is still in the inbox, but for names that are never taken. */
    public int left() {
        return offered + settling + growing + inFlight + failing + exhausted + stuck() + held;
    }

    /** What no waiting will get out of the inbox. */
    public int stuck() {
        return links + special + unreadable;
    }

    /** Whether waiting longer may still change something. */
    public boolean isMoving() {
        return offered + settling + growing + inFlight + failing > 0;
    }
}
