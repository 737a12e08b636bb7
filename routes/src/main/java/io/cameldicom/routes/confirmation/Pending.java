package io.cameldicom.routes.confirmation;

/** A file that waits, and when it is asked about; guarded by its owner. */
final class Pending {
    StoredFile file;
    /** When the destination took it, in nanoseconds. */
    final long stored;
    /** When there is something to do about it, in nanoseconds. */
    long due;
    /** The question that is being put; null for none. */
    String underWay;
    /** Questions that brought no answer in time. */
    int unanswered;
    /** Answers that were neither yes nor no. */
    int undecided;
    /** The last of them; null for none. */
    Answer last;
    /** Looks at the inbox in which it was not there. */
    int unseen;

    Pending(StoredFile file, long stored, long due) {
        this.file = file;
        this.stored = stored;
        this.due = due;
    }

    boolean isOpen() {
        return file.state().isOpen();
    }

    /** Whether it was asked about in this question, and has not been sent again since. */
    boolean isAbout(String transactionUid) {
        return isOpen()
                && (transactionUid.equals(underWay) || file.transactions().contains(transactionUid));
    }
}
