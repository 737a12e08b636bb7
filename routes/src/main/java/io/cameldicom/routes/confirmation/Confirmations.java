package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.confirmation.StoredFile.State;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The files that the destination has taken and has to confirm. Each waits in the inbox until the destination says that it has
 * the instance; then the gate offers it once more, for its receipt and its way to {@code sent}. One that the destination does
 * not have is offered to be sent again, a few times. Nothing is ever dropped for want of an answer: it is asked again.
 *
 * <p>Thread-safe. The lock of this class is taken before that of the gate.
 */
public final class Confirmations implements Inquiry.Answers, AutoCloseable {
    /** How often an object is sent that the destination then says it does not have. */
    static final int MOST_SENDINGS = 3;

    private static final int UNSEEN_LOOKS = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(10);

    private final ConfirmationMode mode;
    private final String destination;
    private final ConfirmationTimes times;
    private final InboxGate gate;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ConfirmationLog log;
    private final PendingTable files = new PendingTable(pending -> pending.path);
    private final PendingTable byInstance = new PendingTable(pending -> pending.instance);
    /** Files of an instance of which another file waits, by hash of the SOP Instance UID: they follow it. */
    private final Map<Long, Follower> followers = new HashMap<>();

    /** @param next null for none */
    private record Follower(long path, Follower next) {}

    private StoredJournal journal;
    private Questions questions;
    private long lastLook;
    private long lastProgress;

    private Confirmations(
            ConfirmationMode mode,
            String destination,
            ConfirmationTimes times,
            InboxGate gate,
            Clock clock,
            LongSupplier nanoTime) {
        this.mode = mode;
        this.destination = destination;
        this.times = times;
        this.gate = gate;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.log = new ConfirmationLog(mode, destination, nanoTime);
        this.lastLook = nanoTime.getAsLong();
        this.lastProgress = lastLook;
    }

    /**
     * Opens what the last run has left; the gate hears of the files that wait. Nobody is asked before {@link #start}.
     *
     * @param state the folder; exists, and is locked by this process
     * @param destination {@code AE@host:port}; files of others are remembered, and mean nothing here
     * @throws IOException if the journal cannot be read or written
     */
    public static Confirmations open(
            Path state, ConfirmationMode mode, String destination, ConfirmationTimes times, InboxGate gate)
            throws IOException {
        return open(state, mode, destination, times, gate, Clock.systemUTC(), System::nanoTime);
    }

    static Confirmations open(
            Path state,
            ConfirmationMode mode,
            String destination,
            ConfirmationTimes times,
            InboxGate gate,
            Clock clock,
            LongSupplier nanoTime)
            throws IOException {
        Confirmations confirmations = new Confirmations(mode, destination, times, gate, clock, nanoTime);
        confirmations.journal = StoredJournal.open(state, (stored, position) -> {
            if (stored.destination().equals(destination)) {
                confirmations.restore(stored, position);
            }
        });
        if (confirmations.isOn() && confirmations.files.size() > 0) {
            confirmations.log.restored(confirmations.files.size());
        }
        return confirmations;
    }

    private synchronized void restore(StoredFile left, long position) {
        // a query has found it, and now it takes a commitment
        boolean isNotEnough = mode == ConfirmationMode.COMMITMENT
                && left.state() == State.CONFIRMED
                && left.commitment().isEmpty();
        StoredFile stored = isNotEnough ? left.waiting() : left;
        long now = nanoTime.getAsLong();
        long elapsed =
                Duration.ofMillis(Math.max(0, clock.millis() - stored.at())).toNanos();
        Duration soon = stored.state() == State.ASKED ? LONGEST_RESTART : times.gather();
        long due = now + Math.min(times.answer().toNanos(), soon.toNanos());
        Pending pending = new Pending(stored, position, now - elapsed, due);
        add(pending);
        if (isOn()) {
            gate.restoreAwaiting(stored.standing());
            releaseIfDecided(pending);
        }
    }

    private void add(Pending pending) {
        files.put(pending);
        byInstance.put(pending);
    }

    /** Begins to ask; ends with {@link #close}. */
    public synchronized void start(Inquiry inquiry) {
        questions = Questions.start(this, inquiry, times, nanoTime);
    }

    /** Asks only when it is told to. */
    synchronized Questions questions(Inquiry inquiry) {
        questions = new Questions(this, inquiry, times, nanoTime);
        return questions;
    }

    /** Whether files have to wait at all. */
    public boolean isOn() {
        return mode != ConfirmationMode.NONE;
    }

    public ConfirmationMode mode() {
        return mode;
    }

    /** Whether it can be written down which files wait: nothing should be sent meanwhile. Does not wait. */
    public boolean isAvailable() {
        return journal.isAvailable();
    }

    /**
     * The destination has taken a file: it waits from now on.
     *
     * @param receipt what its receipt will say, but for the confirmation
     * @throws IOException if that cannot be written down: the file does not wait, and is to be sent again
     */
    public synchronized void stored(Path path, FileIdentity identity, String sopClassUid, Receipt receipt)
            throws IOException {
        long key = InboxGate.fileOf(path);
        Pending before = files.get(key);
        int sendings = before != null && before.state == State.ABSENT ? before.sendings() + 1 : 1;
        StoredFile stored = StoredFile.of(clock.millis(), key, identity, sopClassUid, receipt, sendings);
        long position = journal.append(stored);
        if (before != null) {
            byInstance.remove(before);
        }
        long now = nanoTime.getAsLong();
        add(new Pending(stored, position, now, now + times.gather().toNanos()));
        lastProgress = now;
        gate.awaiting(path);
    }

    /**
     * What is known of a file that the destination has taken; empty if it has not.
     *
     * @throws UncheckedIOException if that cannot be read
     */
    public synchronized Optional<StoredFile> find(Path path) {
        return known(files.get(InboxGate.fileOf(path)));
    }

    /**
     * Another file of the instance, which the destination has taken and not confirmed.
     *
     * @throws UncheckedIOException if that cannot be read
     */
    public synchronized Optional<StoredFile> other(Path path, String sopInstanceUid) {
        Pending pending = byInstance.get(Pending.hash(sopInstanceUid));
        return pending == null || pending.path == InboxGate.fileOf(path)
                ? Optional.empty()
                : known(pending).filter(file -> file.receipt().instance().equals(sopInstanceUid));
    }

    private Optional<StoredFile> known(Pending pending) {
        try {
            return pending == null ? Optional.empty() : Optional.ofNullable(read(pending));
        } catch (IOException e) {
            throw new UncheckedIOException("state: cannot be read (expected: the journal as it was written)", e);
        }
    }

    /** Null where the journal has lost it: then it is as if the file had never been sent. */
    private StoredFile read(Pending pending) throws IOException {
        StoredFile file = journal.read(pending.position)
                .filter(read -> read.destination().equals(destination) && read.path() == pending.path)
                .orElse(null);
        if (file == null) {
            forget(pending.path);
            gate.release(pending.path);
            return null;
        }
        return pending.state == State.WAITING ? file.waiting() : file;
    }

    /** A file that was offered once more goes on waiting; if there is nothing to wait for any more, it is offered again. */
    public synchronized void waits(Path path) {
        gate.awaiting(path);
        Pending pending = files.get(InboxGate.fileOf(path));
        if (pending == null) {
            gate.release(InboxGate.fileOf(path));
        } else {
            releaseIfDecided(pending);
        }
    }

    /** A file waits until another file of its instance has ended. */
    public synchronized void follows(Path path, String sopInstanceUid) {
        long key = InboxGate.fileOf(path);
        gate.awaiting(path);
        long instance = Pending.hash(sopInstanceUid);
        if (byInstance.get(instance) != null) {
            followers.put(instance, new Follower(key, followers.get(instance)));
        } else {
            gate.release(key);
        }
    }

    /** The file has left the inbox, or is another one now. */
    public synchronized void forget(Path path) {
        forget(InboxGate.fileOf(path));
    }

    private void forget(long key) {
        Pending pending = files.get(key);
        if (pending != null) {
            files.remove(pending);
            byInstance.remove(pending);
            try {
                journal.append(StoredFile.gone(destination, key));
            } catch (IOException e) {
                // a restart asks once more; told by whoever holds the gate
            }
            for (Follower next = followers.remove(pending.instance); next != null; next = next.next) {
                gate.release(next.path);
            }
        }
    }

    private void releaseIfDecided(Pending pending) {
        if (!pending.isOpen()) {
            gate.release(pending.path);
        }
    }

    @Override
    public void answered(String transactionUid, Map<String, Answer> byInstanceUid) {
        Map<String, Integer> again = new HashMap<>();
        Map<String, Integer> refused = new HashMap<>();
        Map<String, Integer> resent = new HashMap<>();
        synchronized (this) {
            byInstanceUid.forEach((uid, answer) -> {
                Pending pending = byInstance.get(Pending.hash(uid));
                StoredFile file = askedAbout(pending, uid, transactionUid);
                if (file != null) {
                    State now = apply(pending, file, answer, transactionUid);
                    Map<String, Integer> counted =
                            now == State.REFUSED ? refused : now == State.ABSENT ? resent : again;
                    if (!answer.isConfirmed() && (now != State.WAITING || mode.denies() || !answer.isAbsent())) {
                        counted.merge(answer.inWords(), 1, Integer::sum);
                    }
                }
            });
        }
        log.denied(again, "it is asked again");
        log.denied(resent, "they are sent again");
        log.denied(refused, "they go to quarantine");
    }

    /** The file, if it was asked about in this question and has not been sent again since; else null. */
    private StoredFile askedAbout(Pending pending, String sopInstanceUid, String transactionUid) {
        if (pending == null || !pending.isOpen()) {
            return null;
        }
        try {
            StoredFile file = read(pending);
            boolean isAbout = file != null
                    && file.receipt().instance().equals(sopInstanceUid)
                    && (transactionUid.equals(pending.underWay)
                            || file.transactions().contains(transactionUid));
            return isAbout ? file : null;
        } catch (IOException e) {
            return null; // as if no answer had come
        }
    }

    private State apply(Pending pending, StoredFile file, Answer answer, String transactionUid) {
        long now = nanoTime.getAsLong();
        pending.unanswered(false);
        lastProgress = now;
        if (answer.isConfirmed()) {
            List<String> commitment = mode == ConfirmationMode.COMMITMENT ? List.of(transactionUid) : List.of();
            return decide(pending, file.confirmed(commitment, clock.millis()));
        }
        pending.doubted(answer);
        if (answer.isFinal()) {
            return decide(pending, file.refused(answer.reason()));
        }
        long believed = pending.stored + times.absence().toNanos();
        boolean absent = answer.isAbsent() && now - believed >= 0;
        if (absent && pending.sendings() < MOST_SENDINGS) {
            return decide(pending, file.absent());
        }
        if (absent && mode.denies()) {
            return decide(pending, file.refused(answer.reason()));
        }
        pending.state = State.WAITING;
        long pause = times.pauseNanos(pending.undecided());
        pending.due = now + (answer.isAbsent() && !absent ? Math.min(pause, believed - now) : pause);
        return State.WAITING;
    }

    private State decide(Pending pending, StoredFile decided) {
        try {
            pending.position = journal.append(decided);
        } catch (IOException e) {
            pending.state = State.WAITING; // told by whoever holds the gate
            pending.due = nanoTime.getAsLong() + times.pauseNanos(pending.undecided());
            return State.WAITING;
        }
        pending.state = decided.state();
        gate.release(pending.path);
        return pending.state;
    }

    /**
     * Takes those that are to be asked about now; none while all have time.
     *
     * @param transactionUid of the question
     */
    synchronized List<Pending> take(String transactionUid) {
        long now = nanoTime.getAsLong();
        List<Pending> taken = new ArrayList<>();
        List<Pending> late = new ArrayList<>();
        files.goRound(pending -> {
            if (pending.isOpen() && pending.underWay == null && now - pending.due >= 0) {
                if (pending.state == State.ASKED) {
                    late.add(pending);
                    pending.unanswered(true);
                }
                pending.underWay = transactionUid;
                taken.add(pending);
            }
            return taken.size() == times.batch();
        });
        if (!late.isEmpty()) {
            long longest = late.stream()
                    .mapToLong(pending -> now - pending.stored)
                    .max()
                    .orElse(0);
            log.unanswered(late.size(), Duration.ofNanos(longest));
        }
        return taken;
    }

    /**
     * Writes down, before the question is put, that these are asked about: the answer may come in another run.
     *
     * @return what to ask about
     */
    synchronized List<Instance> asked(List<Pending> taken, String transactionUid) throws IOException {
        List<Instance> instances = new ArrayList<>();
        for (Pending pending : taken) {
            StoredFile file = pending.isOpen() ? read(pending) : null;
            if (file != null) {
                if (mode == ConfirmationMode.COMMITMENT) {
                    pending.position = journal.append(file.asked(transactionUid));
                    pending.state = State.ASKED;
                }
                instances.add(file.instance());
            }
        }
        return instances;
    }

    /** The question has been put: answers may come from now on, or have come. */
    synchronized void put(List<Pending> taken) {
        long now = nanoTime.getAsLong();
        for (Pending pending : taken) {
            pending.underWay = null;
            if (pending.state == State.ASKED) {
                pending.due = now + times.answerNanos(pending.unanswered());
            } else if (pending.isOpen() && now - pending.due >= 0) {
                pending.due = now + times.pauseNanos(pending.undecided());
            }
        }
        log.works();
    }

    /**
     * The question could not be put.
     *
     * @param pause until the next one, in nanoseconds
     */
    synchronized void notPut(List<Pending> taken, String why, long pause) {
        long now = nanoTime.getAsLong();
        for (Pending pending : taken) {
            pending.underWay = null;
            if (pending.isOpen()) {
                writeWaiting(pending);
                pending.due = now + pause;
            }
        }
        log.fails(why, status().awaiting());
    }

    /** If it cannot be written, a restart waits for the answer first. */
    private void writeWaiting(Pending pending) {
        boolean isWritten = pending.state == State.WAITING;
        pending.state = State.WAITING;
        try {
            StoredFile file = isWritten ? null : read(pending);
            if (file != null) {
                pending.position = journal.append(file);
            }
        } catch (IOException e) {
            // told by whoever holds the gate
        }
    }

    /** All that wait are asked about at once, whatever their pauses. */
    public synchronized void askNow() {
        long now = nanoTime.getAsLong();
        files.forEach(pending -> {
            if (pending.underWay == null) {
                pending.due = now;
            }
        });
        if (questions != null) {
            questions.hurry();
        }
    }

    /** A scan came to the end of the inbox: what has not been in it for a while is forgotten. */
    public synchronized void looked() {
        Map<Long, Long> moved = journal.compactIfGrown();
        if (!moved.isEmpty()) {
            files.forEach(pending -> pending.position =
                    moved.getOrDefault(StoredJournal.key(pending.path, destination), pending.position));
        }
        long now = nanoTime.getAsLong();
        if (now - lastLook < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lastLook = now;
        List<Long> vanished = new ArrayList<>();
        files.forEach(pending -> {
            if (pending.unseen(gate.isThere(pending.path)) >= UNSEEN_LOOKS) {
                vanished.add(pending.path);
            }
        });
        vanished.forEach(this::forget);
    }

    /** For how long nothing was taken and nothing answered. */
    public synchronized Duration quietFor() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastProgress);
    }

    /** Looks at each file. */
    public synchronized ConfirmationStatus status() {
        Tally tally = new Tally();
        files.forEach(tally::count);
        Optional<String> trouble = questions == null ? Optional.empty() : questions.trouble();
        return tally.status(trouble);
    }

    @Override
    public void close() throws IOException {
        Questions asking;
        synchronized (this) {
            asking = questions;
        }
        if (asking != null) {
            asking.close();
        }
        journal.close();
    }
}
