package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.confirmation.StoredFile.State;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final ConfirmationTimes times;
    private final InboxGate gate;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ConfirmationLog log;
    private final Map<Long, Pending> files = new HashMap<>();
    private final Map<String, Pending> byInstance = new HashMap<>();
    /** Files of an instance of which another file waits, by SOP Instance UID: they follow it. */
    private final Map<String, List<Long>> followers = new HashMap<>();

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
        confirmations.journal = StoredJournal.open(state, stored -> {
            if (stored.destination().equals(destination)) {
                confirmations.restore(stored);
            }
        });
        if (confirmations.isOn() && !confirmations.files.isEmpty()) {
            confirmations.log.restored(confirmations.files.size());
        }
        return confirmations;
    }

    private synchronized void restore(StoredFile stored) {
        long now = nanoTime.getAsLong();
        long elapsed =
                Duration.ofMillis(Math.max(0, clock.millis() - stored.at())).toNanos();
        Duration soon = stored.state() == State.ASKED ? LONGEST_RESTART : times.gather();
        add(new Pending(stored, now - elapsed, now + Math.min(times.answer().toNanos(), soon.toNanos())));
        if (isOn()) {
            gate.restoreAwaiting(stored.standing());
            releaseIfDecided(stored);
        }
    }

    private void add(Pending pending) {
        files.put(pending.file.path(), pending);
        byInstance.put(pending.file.receipt().instance(), pending);
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
        int sendings = before != null && before.file.state() == State.ABSENT ? before.file.sendings() + 1 : 1;
        StoredFile stored = StoredFile.of(clock.millis(), key, identity, sopClassUid, receipt, sendings);
        journal.append(stored);
        if (before != null) {
            byInstance.remove(before.file.receipt().instance(), before);
        }
        long now = nanoTime.getAsLong();
        add(new Pending(stored, now, now + times.gather().toNanos()));
        lastProgress = now;
        gate.awaiting(path);
    }

    /** What is known of a file that the destination has taken; empty if it has not. */
    public synchronized Optional<StoredFile> find(Path path) {
        return Optional.ofNullable(files.get(InboxGate.fileOf(path))).map(pending -> pending.file);
    }

    /** Another file of the instance, which the destination has taken and not confirmed. */
    public synchronized Optional<StoredFile> other(Path path, String sopInstanceUid) {
        return Optional.ofNullable(byInstance.get(sopInstanceUid))
                .map(pending -> pending.file)
                .filter(file -> file.path() != InboxGate.fileOf(path));
    }

    /** A file that was offered once more goes on waiting; if there is nothing to wait for any more, it is offered again. */
    public synchronized void waits(Path path) {
        gate.awaiting(path);
        Pending pending = files.get(InboxGate.fileOf(path));
        if (pending == null) {
            gate.release(InboxGate.fileOf(path));
        } else {
            releaseIfDecided(pending.file);
        }
    }

    /** A file waits until another file of its instance has ended. */
    public synchronized void follows(Path path, String sopInstanceUid) {
        long key = InboxGate.fileOf(path);
        gate.awaiting(path);
        if (byInstance.containsKey(sopInstanceUid)) {
            followers.computeIfAbsent(sopInstanceUid, uid -> new ArrayList<>()).add(key);
        } else {
            gate.release(key);
        }
    }

    /** The file has left the inbox, or is another one now. */
    public synchronized void forget(Path path) {
        forget(InboxGate.fileOf(path));
    }

    private void forget(long key) {
        Pending pending = files.remove(key);
        if (pending != null) {
            String instance = pending.file.receipt().instance();
            byInstance.remove(instance, pending);
            write(pending.file.gone());
            List<Long> following = followers.remove(instance);
            if (following != null) {
                following.forEach(gate::release);
            }
        }
    }

    /** If it cannot be written, a restart asks once more. */
    private void write(StoredFile stored) {
        try {
            journal.append(stored);
        } catch (IOException e) {
            // told by whoever holds the gate
        }
    }

    private void releaseIfDecided(StoredFile file) {
        if (!file.state().isOpen()) {
            gate.release(file.path());
        }
    }

    @Override
    public void answered(String transactionUid, Map<String, Answer> byInstanceUid) {
        Map<String, Integer> again = new HashMap<>();
        Map<String, Integer> refused = new HashMap<>();
        Map<String, Integer> resent = new HashMap<>();
        synchronized (this) {
            byInstanceUid.forEach((uid, answer) -> {
                Pending pending = byInstance.get(uid);
                if (pending != null && pending.isAbout(transactionUid)) {
                    State now = apply(pending, answer, transactionUid);
                    Map<String, Integer> counted =
                            now == State.REFUSED ? refused : now == State.ABSENT ? resent : again;
                    if (now != State.CONFIRMED && (now != State.WAITING || mode.denies() || !answer.isAbsent())) {
                        counted.merge(answer.inWords(), 1, Integer::sum);
                    }
                }
            });
        }
        log.denied(again, "it is asked again");
        log.denied(resent, "they are sent again");
        log.denied(refused, "they go to quarantine");
    }

    private State apply(Pending pending, Answer answer, String transactionUid) {
        long now = nanoTime.getAsLong();
        pending.unanswered = 0;
        lastProgress = now;
        if (answer.isConfirmed()) {
            return decide(pending, pending.file.confirmed(transactionUid, clock.millis()));
        }
        pending.last = answer;
        if (answer.isFinal()) {
            return decide(pending, pending.file.refused(answer.reason()));
        }
        long believed = pending.stored + times.absence().toNanos();
        boolean absent = answer.isAbsent() && now - believed >= 0;
        if (absent && pending.file.sendings() < MOST_SENDINGS) {
            return decide(pending, pending.file.absent());
        }
        if (absent && mode.denies()) {
            return decide(pending, pending.file.refused(answer.reason()));
        }
        pending.file = pending.file.waiting();
        long pause = times.pauseNanos(++pending.undecided);
        pending.due = now + (answer.isAbsent() && !absent ? Math.min(pause, believed - now) : pause);
        return State.WAITING;
    }

    private State decide(Pending pending, StoredFile decided) {
        pending.file = decided;
        write(decided);
        gate.release(decided.path());
        return decided.state();
    }

    /**
     * Takes those that are to be asked about now; none while all have time.
     *
     * @param transactionUid of the question
     */
    synchronized List<Pending> take(String transactionUid) {
        long now = nanoTime.getAsLong();
        List<Pending> taken = new ArrayList<>();
        int late = 0;
        long longest = 0;
        for (Pending pending : files.values()) {
            if (pending.isOpen() && pending.underWay == null && now - pending.due >= 0) {
                if (pending.file.state() == State.ASKED) {
                    late++;
                    longest = Math.max(longest, now - pending.stored);
                    pending.unanswered++;
                }
                pending.underWay = transactionUid;
                taken.add(pending);
                if (taken.size() == times.batch()) {
                    break;
                }
            }
        }
        if (late > 0) {
            log.unanswered(late, Duration.ofNanos(longest));
        }
        return taken;
    }

    /** Writes down, before the question is put, that these are asked about: the answer may come in another run. */
    synchronized void asked(List<Pending> taken, String transactionUid) throws IOException {
        if (mode == ConfirmationMode.COMMITMENT) {
            for (Pending pending : taken) {
                if (pending.isOpen()) {
                    pending.file = pending.file.asked(transactionUid);
                    journal.append(pending.file);
                }
            }
        }
    }

    /** The question has been put: answers may come from now on, or have come. */
    synchronized void put(List<Pending> taken) {
        long now = nanoTime.getAsLong();
        for (Pending pending : taken) {
            pending.underWay = null;
            if (pending.file.state() == State.ASKED) {
                pending.due = now + times.answerNanos(pending.unanswered);
            } else if (pending.isOpen() && now - pending.due >= 0) {
                pending.due = now + times.pauseNanos(++pending.undecided);
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
                pending.file = pending.file.waiting();
                write(pending.file);
                pending.due = now + pause;
            }
        }
        log.fails(why, (int) files.values().stream().filter(Pending::isOpen).count());
    }

    /** All that wait are asked about at once, whatever their pauses. */
    public synchronized void askNow() {
        long now = nanoTime.getAsLong();
        files.values().stream()
                .filter(Pending::isOpen)
                .filter(pending -> pending.underWay == null)
                .forEach(pending -> pending.due = now);
        if (questions != null) {
            questions.hurry();
        }
    }

    /** A scan came to the end of the inbox: what has not been in it for a while is forgotten. */
    public synchronized void looked() {
        journal.compactIfGrown();
        long now = nanoTime.getAsLong();
        if (now - lastLook < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lastLook = now;
        List<Long> vanished = new ArrayList<>();
        files.forEach((key, pending) -> {
            pending.unseen = gate.isThere(key) ? 0 : pending.unseen + 1;
            if (pending.unseen >= UNSEEN_LOOKS) {
                vanished.add(key);
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
        int waiting = 0;
        int asked = 0;
        int unanswered = 0;
        int absent = 0;
        long oldest = Long.MAX_VALUE;
        for (Pending pending : files.values()) {
            if (pending.isOpen()) {
                boolean fresh = pending.file.state() == State.WAITING && pending.last == null;
                waiting += fresh ? 1 : 0;
                asked += fresh ? 0 : 1;
                unanswered += pending.unanswered > 0 ? 1 : 0;
                absent += pending.last != null && pending.last.isAbsent() ? 1 : 0;
                oldest = Math.min(oldest, pending.file.at());
            }
        }
        Optional<Instant> first = waiting + asked == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
        Optional<String> trouble = questions == null ? Optional.empty() : questions.trouble();
        return new ConfirmationStatus(waiting, asked, first, unanswered, absent, trouble);
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
