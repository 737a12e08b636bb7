package io.cameldicom.routes.gate;

/**
 * What is known to lie in the inbox at this moment, between two scans: files that no scan has come across yet, links and the
 * like are not in it.
 *
 * @param waiting complete, and wait for their turn
 * @param settling not yet unchanged for long enough
 * @param growing empty or cut, may still grow
 * @param inFlight on their way
 * @param failing failed, and wait to be offered again
 * @param awaiting taken by the destination, which has not confirmed that yet
 * @param bytes of all of them
 */
public record Backlog(int waiting, int settling, int growing, int inFlight, int failing, int awaiting, long bytes) {
    /** All files. */
    public int total() {
        return waiting + settling + growing + inFlight + failing + awaiting;
    }
}
