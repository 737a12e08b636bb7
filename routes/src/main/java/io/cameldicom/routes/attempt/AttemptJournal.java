package io.cameldicom.routes.attempt;

import io.cameldicom.routes.gate.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Remembers in {@code attempts.jsonl} what was sent, and how often in vain: a restart goes on where the last run ended,
 * and an instance that the destination says it has already is known for ours. Lines are not forced to the disk: a power
 * cut may take the last ones, a crash of this process takes none. Thread-safe.
 *
 * <p>In memory are two numbers for each object that may have reached the destination and has no receipt.
 */
public final class AttemptJournal implements AutoCloseable {
    /** The file's name below the folder {@code state}. */
    public static final String NAME = "attempts.jsonl";

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int LINES_BETWEEN_COMPACTIONS = 50_000;

    private final String destination;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final CompactingJournal<Attempt, SentBytes> journal;
    private final Set<SentBytes> sent = new HashSet<>();

    private AttemptJournal(
            String destination, Clock clock, LongSupplier nanoTime, CompactingJournal<Attempt, SentBytes> journal) {
        this.destination = destination;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.journal = journal;
    }

    /** @param clock says which lines are so old that nobody needs them any more */
    private record Format(Clock clock) implements CompactingJournal.Format<Attempt, SentBytes> {
        @Override
        public Optional<Attempt> read(String line) {
            return Attempt.read(line);
        }

        @Override
        public byte[] line(Attempt attempt) {
            return attempt.line();
        }

        @Override
        public SentBytes about(Attempt attempt) {
            return attempt.bytes();
        }

        @Override
        public boolean isWorthKeeping(Attempt attempt) {
            return attempt.isWorthKeeping(clock.millis() - REMEMBERED.toMillis());
        }
    }

    /**
     * Opens the journal of a destination and makes it short.
     *
     * @param folder exists, and is locked by this process
     * @param destination {@code AE@host:port}; lines about others are kept and mean nothing here
     * @param longestPause no file waits longer for its next attempt, whatever clocks say
     * @param failing hears of each file that failed and was still in the inbox
     * @throws IOException if the journal cannot be read or written
     */
    public static AttemptJournal open(
            Path folder, String destination, Duration longestPause, Consumer<Standing> failing) throws IOException {
        return open(folder, destination, longestPause, failing, Clock.systemUTC(), System::nanoTime);
    }

    static AttemptJournal open(
            Path folder,
            String destination,
            Duration longestPause,
            Consumer<Standing> failing,
            Clock clock,
            LongSupplier nanoTime)
            throws IOException {
        CompactingJournal<Attempt, SentBytes> journal =
                new CompactingJournal<>(folder.resolve(NAME), new Format(clock), LINES_BETWEEN_COMPACTIONS);
        try {
            AttemptJournal attempts = new AttemptJournal(destination, clock, nanoTime, journal);
            Instant now = clock.instant();
            journal.compact((attempt, position) -> {
                if (attempt.sent()) {
                    attempts.sent.add(attempt.bytes());
                }
                if (attempt.attempts() > 0 && attempt.destination().equals(destination)) {
                    failing.accept(attempt.standing(now, longestPause));
                }
            });
            return attempts;
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * An object is about to be sent. Must return before its first byte is.
     *
     * @param file as the gate knows it
     * @throws IOException if that cannot be written: the object must not be sent
     */
    public SendingObject begin(String uid, Standing file) throws IOException {
        Attempt attempt = Attempt.of(clock.instant(), destination, uid, file, true);
        boolean before = append(attempt);
        return new SendingObject(attempt, before);
    }

    /** Appends the line and tells whether the bytes may have been sent before it. */
    private synchronized boolean append(Attempt attempt) throws IOException {
        journal.append(attempt);
        return attempt.sent() ? !sent.add(attempt.bytes()) : sent.remove(attempt.bytes());
    }

    /**
     * Remembers how the attempts on an object have ended: it stays in the inbox.
     *
     * @param file as the gate knows it now
     * @param mayHaveBeenSent whether in one of them something may have been sent
     */
    public void failed(SendingObject object, Standing file, boolean mayHaveBeenSent) {
        appendIfPossible(Attempt.of(
                clock.instant(), destination, object.attempt().uid(), file, object.sentBefore() || mayHaveBeenSent));
    }

    /** The object has its receipt, or there are no such bytes any more. */
    public void forget(SendingObject object) {
        appendIfPossible(object.attempt().gone(clock.instant(), false));
    }

    /**
     * The file is in quarantine, or has to settle again: its attempts are forgotten, but not what was sent of its bytes.
     *
     * @param mayHaveBeenSent whether in one of them something may have been sent
     */
    public void beginsAnew(SendingObject object, boolean mayHaveBeenSent) {
        appendIfPossible(object.attempt().gone(clock.instant(), object.sentBefore() || mayHaveBeenSent));
    }

    /**
     * A file that was sent in an earlier exchange has left the inbox.
     *
     * @param file as the gate knew it when it was sent
     * @param mayHaveBeenSent whether that is still to be remembered
     */
    public void gone(String uid, Standing file, boolean mayHaveBeenSent) {
        Instant now = clock.instant();
        appendIfPossible(
                Attempt.of(now, destination, uid, file, mayHaveBeenSent).gone(now, mayHaveBeenSent));
    }

    /** Without the line, a restart takes an attempt for one that may have succeeded. */
    private void appendIfPossible(Attempt attempt) {
        try {
            append(attempt);
        } catch (IOException e) {
            synchronized (this) {
                if (attempt.sent()) {
                    sent.add(attempt.bytes());
                } else {
                    sent.remove(attempt.bytes());
                }
            }
        }
    }

    /** Whether attempts can be written; after a failure it is tried again, once a second. Does not wait. */
    public boolean isAvailable() {
        return journal.isAvailable(nanoTime.getAsLong());
    }

    /** Makes the journal short if it has grown long; others go on appending meanwhile. */
    public void compactIfGrown() {
        journal.compactIfGrown();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
