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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The filter of the inbox. It looks at each file and never waits: a file is let in once its size, time and key were the
 * same over two looks that lie {@code settle} apart by the monotonic clock, and a file that failed once its pause is
 * over. It opens nothing.
 *
 * <p>Scans come from the one polling thread, ends of exchanges from any thread.
 */
public final class InboxGate implements GenericFileFilter<File> {
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);

    private static final char UNKNOWN_CHARACTER = '\uFFFD';

    private final WaitingFiles waiting;
    private final GateTimes times;
    private final LongSupplier nanoTime;
    private volatile boolean closed;
    private CensusTaker taker;

    public InboxGate(GateTimes times) {
        this(times, System::nanoTime, Math::random);
    }

    InboxGate(GateTimes times, LongSupplier nanoTime, Supplier<Double> jitter) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.waiting = new WaitingFiles(times, nanoTime, jitter);
        this.taker = new CensusTaker();
    }

    /** A scan begins. */
    public void beginScan() {
        taker = new CensusTaker();
        waiting.beginScan();
    }

    /** The scan came to the end of the inbox: files that it did not come across are gone. */
    public Census endScan() {
        waiting.forgetUnseen();
        return taker.census(waiting.inFlight());
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
        if (kind != CensusTaker.Kind.READY) {
            return taker.leave(kind);
        }
        // a file that could be sent but not moved would be sent again and again
        if (!Files.isReadable(path) || !Files.isWritable(path.getParent())) {
            return taker.leave(CensusTaker.Kind.UNREADABLE);
        }
        return closed ? taker.leave(CensusTaker.Kind.HELD) : taker.offer();
    }

    /**
     * The route begins with a file.
     *
     * @return false if the file is not the one that was let in
     */
    public boolean begin(Path path) {
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

    /** The file could not be sent now: it is offered again after a pause that grows with each failure. */
    public void failed(Path path) {
        waiting.failed(path);
    }

    /** Whether an empty or cut file has been seen unchanged for less than its grace. */
    public boolean mayStillGrow(Path path) {
        return waiting.unchangedFor(path) < times.truncatedGrace().toNanos();
    }

    /** How often the file has been tried, this time included. */
    public int attempts(Path path) {
        return waiting.attempts(path);
    }
}
