package io.cameldicom.component.commitment;

/** Hears how requests for storage commitment end. */
@FunctionalInterface
public interface CommitmentListener {
    /**
     * Called once for each transaction when the peer reports, on whichever association, also after a restart where the
     * transaction was kept in a {@code commitmentDirectory}. Comes before the peer gets its answer, on a thread that may
     * wait for the disk, for one report at a time. A throw answers 0110 (processing failure) and keeps the transaction
     * open: the peer may report again, and then all listeners hear of it again.
     */
    void reported(CommitmentResult result);
}
