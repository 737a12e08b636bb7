package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.confirmation.StoredFile.State;

/**
 * A file that waits, and when it is asked about; guarded by its owner. Numbers only, since there may be a hundred thousand of
 * them: its UIDs and hashes are read from the journal where they are needed.
 */
final class Pending {
    private static final int NONE = -1;

    /** Hash of the path. */
    final long path;
    /** Hash of the SOP Instance UID. */
    final long instance;
    /** When the destination took it, in nanoseconds. */
    final long stored;
    /** When the destination took it, seconds since 1970. */
    final int at;
    /** Of its last line in the journal. */
    long position;
    /** When there is something to do about it, in nanoseconds. */
    long due;
    /** The question that is being put; null for none. */
    String underWay;

    State state;
    private int reason = NONE;
    private final byte sendings;
    private byte unanswered;
    private byte undecided;
    private byte unseen;

    Pending(StoredFile file, long position, long stored, long due) {
        this.path = file.path();
        this.instance = hash(file.receipt().instance());
        this.at = (int) (file.at() / 1000);
        this.sendings = grown(file.sendings() - 1);
        this.state = file.state();
        this.position = position;
        this.stored = stored;
        this.due = due;
    }

    /** Of a UID: the polynomial of Java's own hashes, in 64 bits. */
    static long hash(String uid) {
        long hash = 0;
        for (int i = 0; i < uid.length(); i++) {
            hash = hash * 0x100000001b3L + uid.charAt(i);
        }
        return hash;
    }

    boolean isOpen() {
        return state.isOpen();
    }

    int sendings() {
        return sendings;
    }

    /** Questions that brought no answer in time. */
    int unanswered() {
        return unanswered;
    }

    void unanswered(boolean again) {
        unanswered = again ? grown(unanswered) : 0;
    }

    /** One answer more that was neither yes nor no; gives how many there were. */
    int undecided() {
        undecided = grown(undecided);
        return undecided;
    }

    /** Looks at the inbox in a row in which it was not there. */
    int unseen(boolean isThere) {
        unseen = isThere ? 0 : grown(unseen);
        return unseen;
    }

    /** The last answer was neither yes nor no. */
    void doubted(Answer answer) {
        reason = answer.reason();
    }

    /** Whether nothing was ever asked about it since it was sent. */
    boolean isFresh() {
        return state == State.WAITING && reason == NONE;
    }

    boolean isAbsent() {
        return reason == Answer.ABSENT.reason();
    }

    private static byte grown(int count) {
        return (byte) Math.min(Byte.MAX_VALUE, count + 1);
    }
}
