package io.cameldicom.routes.gate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The filter of the inbox. It looks at each file and never waits: a file is let in once its size, time and key were the
 * same over two looks that lie {@code settle} apart by the monotonic clock, and a file that failed once its pause is
 * over. It opens nothing. Files that never failed come first: of the others, a scan lets only a few in while it finds
 * fresh ones, or has not seen the whole inbox. While sending is held, it lets nothing in.
 *
 * <p>Scans come from the one polling thread, ends of exchanges from any thread.
 */
public final class InboxGate implements GenericFileFilter<File> {
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);

    /** Of the files that failed before, in a scan that may find fresh ones. */
    private static final int FEW = 50;

    private static final char UNKNOWN_CHARACTER = '\uFFFD';

    private final WaitingFiles waiting;
    private final GateTimes times;
    private final LongSupplier nanoTime;
    private volatile boolean closed;
    private CensusTaker taker;
    private final Hold hold;
    private int mayComeAgain = FEW;

    public InboxGate(GateTimes times) {
        this(times, System::nanoTime, Math::random);
    }

    InboxGate(GateTimes times, LongSupplier nanoTime, Supplier<Double> jitter) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.waiting = new WaitingFiles(times, nanoTime, jitter);
        this.taker = new CensusTaker();
        this.hold = new Hold(nanoTime);
    }

    /**
     * Holds every file while something that sending needs is missing.
     *
     * @param available asked often, so it must be quick
     * @param reason what is said while it is not
     */
    public void holdUnless(BooleanSupplier available, String reason) {
        hold.unless(available, reason);
    }

    /** Why nothing is let in; empty while files are. */
    public Optional<String> heldBecause() {
        return hold.reason();
    }

    /** Remembers a file that failed before the start. */
    public void restore(Standing standing) {
        waiting.restore(standing);
    }

    /** Remembers a file that the destination had taken before the start, and has not confirmed yet. */
    public void restoreAwaiting(Standing standing) {
        waiting.restoreAwaiting(standing);
    }

    /** A scan begins. */
    public void beginScan() {
        taker = new CensusTaker();
        waiting.beginScan();
        if (hold.ask()) {
            waiting.resume();
        }
    }

    /** The scan came to the end of the inbox: files that it did not come across are gone. */
    public Census endScan() {
        waiting.forgetUnseen();
        mayComeAgain = taker.count(CensusTaker.Kind.READY) == 0 ? Integer.MAX_VALUE : FEW;
        return taker.census(waiting.inFlight());
    }

    /** The scan was cut short, as it has let enough files in. */
    public void cutScan() {
        mayComeAgain = FEW;
    }

    /** For how long nothing has been let in, as there was nobody to send to; zero while there is. */
    public Duration heldFor() {
        return hold.time();
    }

    /** How many files the current scan has let in. */
    public int offered() {
        return taker.offered();
    }

    /** Lets no more files in; the scans go on counting. */
    public void close() {
        closed = true;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        if (InboxNames.of(file.getFileNameOnly()) != InboxNames.ORDINARY) {
            return false;
        }
        try {
            Path path = file.getFile().toPath();
            return accept(path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (InvalidPathException e) {
            // the locale of this process has no such characters
            return taker.leave(CensusTaker.Kind.UNREADABLE);
        } catch (NoSuchFileException e) {
            return unseen(file);
        } catch (IOException e) {
            // it is there: the folder may be read but not searched, for one
            return taker.leave(CensusTaker.Kind.UNREADABLE);
        }
    }

    /** Gone between the listing and the look, or of a name that the locale of this process cannot tell. */
    private boolean unseen(GenericFile<File> file) {
        return file.getFileNameOnly().indexOf(UNKNOWN_CHARACTER) >= 0 && taker.leave(CensusTaker.Kind.UNREADABLE);
    }

    private boolean accept(Path path, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return taker.leave(CensusTaker.Kind.LINK);
        }
        if (attributes.isDirectory()) {
            return Files.isReadable(path) && Files.isExecutable(path) || taker.leave(CensusTaker.Kind.UNREADABLE);
        }
        if (!attributes.isRegularFile()) {
            return taker.leave(CensusTaker.Kind.SPECIAL);
        }
        return offer(path, Look.of(attributes));
    }

    private boolean offer(Path path, Look look) {
        long now = nanoTime.getAsLong();
        CensusTaker.Kind kind = waiting.look(path, look, now);
        if (kind != CensusTaker.Kind.READY && kind != CensusTaker.Kind.READY_AGAIN) {
            return taker.leave(kind);
        }
        // a file that could be sent but not moved would be sent again and again
        if (!Files.isReadable(path) || !Files.isWritable(path.getParent())) {
            return taker.leave(CensusTaker.Kind.UNREADABLE);
        }
        if (closed || hold.isOn()) {
            return taker.leave(CensusTaker.Kind.HELD);
        }
        if (kind == CensusTaker.Kind.READY_AGAIN && taker.count(kind) >= mayComeAgain) {
            return taker.leave(CensusTaker.Kind.FAILING);
        }
        return taker.offer(kind);
    }

    /**
     * The route begins with a file.
     *
     * @return false if the file is not the one that was let in, or if sending is held since
     */
    public boolean begin(Path path) {
        if (hold.isOn()) {
            return false;
        }
        try {
            Look look = Look.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            return waiting.begin(path, look);
        } catch (IOException e) {
            return false;
        }
    }

    /** The file has left the inbox. */
    public void done(Path path) {
        waiting.forget(path);
    }

    /** The file is another one than the one that was read: it has to settle again. */
    public void changed(Path path) {
        waiting.forget(path);
    }

    /** The file ended too early: it is offered again when it has changed, or once its grace is over. */
    public void growing(Path path) {
        waiting.growing(path);
    }

    /** Another file with the same instance is on its way: offered again soon, and no attempt is counted. */
    public void busy(Path path) {
        waiting.pause(path, BUSY_PAUSE.toNanos());
    }

    /**
     * The file was sent and not stored: it is offered again after a pause that grows with each such failure.
     *
     * @param attempts how often it was sent in this round
     */
    public void failed(Path path, int attempts) {
        waiting.failed(path, attempts);
    }

    /** The file could not be sent at all: it is offered again after a pause, or as soon as the destination is back. */
    public void away(Path path) {
        waiting.away(path);
    }

    /** The destination has taken the file, and has to confirm that: it is not offered again before {@link #release}. */
    public void awaiting(Path path) {
        waiting.awaiting(path);
    }

    /**
     * A file need wait for its confirmation no longer: it is offered again at once. Does nothing to one that does not wait.
     *
     * @param file as {@link #fileOf} tells it
     */
    public void release(long file) {
        waiting.release(file);
    }

    /** What a file is known by: a hash of its path. */
    public static long fileOf(Path path) {
        return WaitingFiles.key(path);
    }

    /**
     * Whether the file is in the inbox, as far as the last scans know.
     *
     * @param file as {@link #fileOf} tells it
     */
    public boolean isThere(long file) {
        return waiting.isThere(file);
    }

    /** The destination was given up before the file's turn: offered again as soon as it is back. */
    public void notTried(Path path) {
        waiting.pause(path, BUSY_PAUSE.toNanos());
    }

    /** What lies in the inbox now, as far as it is known. Takes a millisecond for a hundred thousand files. */
    public Backlog backlog() {
        return waiting.backlog();
    }

    /** What is to be remembered of the file; empty if nothing is known of it. */
    public Optional<Standing> standing(Path path) {
        return waiting.standing(path);
    }

    /** For how long a file that fails now has failed, without the times in which nobody tried. */
    public Duration failing(Path path) {
        return Duration.ofNanos(waiting.failing(path));
    }

    /** Whether an empty or cut file has been seen unchanged for less than its grace. */
    public boolean mayStillGrow(Path path) {
        return waiting.unchangedFor(path) < times.truncatedGrace().toNanos();
    }

    /** How long the file has been seen as it is now; zero for an unknown one. */
    public Duration waited(Path path) {
        long nanos = waiting.unchangedFor(path);
        return nanos == Long.MAX_VALUE ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    /** How often the file has been tried, this time included. */
    public int attempts(Path path) {
        return waiting.attempts(path);
    }
}
