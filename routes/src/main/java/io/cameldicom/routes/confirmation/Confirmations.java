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
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(10);

    private final ConfirmationMode mode;
    private final ConfirmationTimes times;
    private final InboxGate gate;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ConfirmationLog log;
    private final PendingFiles files;
    private final Verdicts verdicts;
    private final Rounds rounds;
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
        this.times = times;
        this.gate = gate;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.log = new ConfirmationLog(mode, destination, nanoTime);
        this.files = new PendingFiles(destination, gate);
        this.verdicts = new Verdicts(mode, times, files, clock, nanoTime);
        this.rounds = new Rounds(mode, times, files, log, nanoTime);
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
        confirmations.files.open(state, confirmations::restore);
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
        files.add(pending);
        if (isOn()) {
            gate.restoreAwaiting(stored.standing());
            files.releaseIfDecided(pending);
        }
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
        return files.isAvailable();
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
        long position = files.write(stored);
        if (before != null) {
            files.supersede(before);
        }
        long now = nanoTime.getAsLong();
        files.add(new Pending(stored, position, now, now + times.gather().toNanos()));
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
        Pending pending = files.ofInstance(sopInstanceUid);
        return pending == null || pending.path == InboxGate.fileOf(path)
                ? Optional.empty()
                : known(pending).filter(file -> file.receipt().instance().equals(sopInstanceUid));
    }

    private Optional<StoredFile> known(Pending pending) {
        try {
            return pending == null ? Optional.empty() : Optional.ofNullable(files.read(pending));
        } catch (IOException e) {
            throw new UncheckedIOException("state: cannot be read (expected: the journal as it was written)", e);
        }
    }

    /** A file that was offered once more goes on waiting; if there is nothing to wait for any more, it is offered again. */
    public synchronized void waits(Path path) {
        gate.awaiting(path);
        Pending pending = files.get(InboxGate.fileOf(path));
        if (pending == null) {
            gate.release(InboxGate.fileOf(path));
        } else {
            files.releaseIfDecided(pending);
        }
    }

    /** A file waits until another file of its instance has ended. */
    public synchronized void follows(Path path, String sopInstanceUid) {
        gate.awaiting(path);
        files.follow(InboxGate.fileOf(path), sopInstanceUid);
    }

    /** The file has left the inbox, or is another one now. */
    public synchronized void forget(Path path) {
        files.forget(InboxGate.fileOf(path));
    }

    @Override
    public void answered(String transactionUid, Map<String, Answer> byInstanceUid) {
        Verdicts.Brought brought;
        synchronized (this) {
            brought = verdicts.of(transactionUid, byInstanceUid);
            if (!brought.isNothing()) {
                lastProgress = nanoTime.getAsLong();
            }
        }
        brought.tell(log);
    }

    /**
     * Takes those that are to be asked about now; none while all have time.
     *
     * @param transactionUid of the question
     */
    synchronized List<Pending> take(String transactionUid) {
        return rounds.take(transactionUid);
    }

    /**
     * Writes down, before the question is put, that these are asked about: the answer may come in another run.
     *
     * @return what to ask about
     */
    synchronized List<Instance> asked(List<Pending> taken, String transactionUid) throws IOException {
        return rounds.asked(taken, transactionUid);
    }

    /** The question has been put: answers may come from now on, or have come. */
    synchronized void put(List<Pending> taken) {
        rounds.put(taken);
        log.works();
    }

    /**
     * The question could not be put.
     *
     * @param pause until the next one, in nanoseconds
     */
    synchronized void notPut(List<Pending> taken, String why, long pause) {
        rounds.notPut(taken, pause);
        log.fails(why, status().awaiting());
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
        files.compactIfGrown();
        long now = nanoTime.getAsLong();
        if (now - lastLook < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lastLook = now;
        files.forgetVanished();
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
        files.close();
    }
}
