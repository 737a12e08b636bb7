package io.cameldicom.routes.receipt;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends receipts to the file of the day (UTC). One thread writes all that wait, forces them to the disk once, and then
 * tells those who wait. When that fails, they hear it, nothing of it stays in the file, and no receipt is taken until the
 * disk is tried again with success.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final String PROBE = ".camel-dicom-probe";
    private static final int PROBE_BYTES = 64 * 1024;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final Entry END = new Entry(null, null, null);
    private static final Entry WAKE = new Entry(null, null, null);

    private final Path folder;
    private final Supplier<Instant> clock;
    private final Duration pause;
    private final DayFile.Opening opening;
    private final Follower follower;
    private final Executor completions;
    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::run, "receipts");
    private volatile ReceiptsUnavailableException failure;
    private boolean closed;
    private DayFile day;

    private record Entry(Receipt receipt, byte[] line, CompletableFuture<Void> done) {}

    /** Hears what is on the disk, on the writing thread, before those who wait for it do. */
    interface Follower {
        /** @param end up to where {@code file} is on the disk, these receipts last */
        void written(String file, long end, List<Receipt> receipts) throws IOException;

        /** After a failure, until it returns: brings itself up to date with the files. */
        void recover() throws IOException;
    }

    /**
     * @param pause before the disk is tried again after a failure
     * @param completions runs what depends on the stages
     */
    Journal(
            Path folder,
            Supplier<Instant> clock,
            Duration pause,
            DayFile.Opening opening,
            Follower follower,
            Executor completions) {
        this.folder = folder;
        this.clock = clock;
        this.pause = pause;
        this.opening = opening;
        this.follower = follower;
        this.completions = completions;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Hands a receipt over, without waiting.
     *
     * @return completes when the receipt is on the disk, or exceptionally with {@link ReceiptsUnavailableException}
     */
    CompletionStage<Void> append(Receipt receipt) {
        Entry entry = new Entry(receipt, receipt.line(), new CompletableFuture<>());
        synchronized (waiting) {
            if (closed) {
                return CompletableFuture.failedFuture(
                        new ReceiptsUnavailableException(new IllegalStateException("closed")));
            }
            if (failure != null) {
                return CompletableFuture.failedFuture(failure);
            }
            waiting.add(entry);
        }
        return entry.done();
    }

    boolean isAvailable() {
        return failure == null;
    }

    /** @throws ReceiptsUnavailableException if receipts cannot be written */
    void requireAvailable() {
        ReceiptsUnavailableException why = failure;
        if (why != null) {
            throw why;
        }
    }

    /** Takes no receipt until the follower has recovered; returns why. */
    ReceiptsUnavailableException suspend(Throwable cause) {
        synchronized (waiting) {
            if (failure == null) {
                unavailable(cause);
                waiting.add(WAKE);
            }
            return failure;
        }
    }

    private void run() {
        boolean goesOn = true;
        List<Entry> batch = new ArrayList<>();
        while (goesOn) {
            try {
                batch.clear();
                take(batch);
                goesOn = !batch.removeIf(entry -> entry == END);
                batch.removeIf(entry -> entry == WAKE);
                if (failure == null && !batch.isEmpty()) {
                    write(batch);
                } else {
                    complete(batch);
                }
                if (failure != null && goesOn) {
                    recover();
                }
            } catch (InterruptedException e) {
                goesOn = false;
            } catch (Throwable e) {
                // such as no memory: the thread must live on, and nobody be left waiting
                unavailable(e);
                batch.removeIf(entry -> entry.done() == null);
                complete(batch);
            }
        }
        closeDay();
    }

    /** All that wait; none after the pause, while the disk has to be tried again. */
    private void take(List<Entry> batch) throws InterruptedException {
        Entry first = failure == null ? waiting.take() : waiting.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch);
        }
    }

    private void write(List<Entry> batch) {
        try {
            DayFile file = today();
            file.append(lines(batch));
            follower.written(
                    file.name(),
                    file.length(),
                    batch.stream().map(Entry::receipt).toList());
        } catch (Throwable e) {
            // an Error too: nobody may be left waiting
            failed(e);
        }
        complete(batch);
    }

    private DayFile today() throws IOException {
        String name = DayFile.nameOf(LocalDate.ofInstant(clock.get(), ZoneOffset.UTC));
        // a file that somebody has taken away would take lines that nobody can read
        if (day == null || !day.name().equals(name) || !Files.exists(folder.resolve(name))) {
            closeDay();
            day = DayFile.open(folder, name, opening);
        }
        return day;
    }

    private static ByteBuffer lines(List<Entry> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Entry entry : batch) {
            lines.writeBytes(entry.line());
            lines.write('\n');
        }
        return ByteBuffer.wrap(lines.toByteArray());
    }

    private void unavailable(Throwable cause) {
        failure = new ReceiptsUnavailableException(cause);
        LOG.atError()
                .addKeyValue("event", "receipts.unwritable")
                .log(
                        "receipts cannot be written ({}): nothing is sent until they can",
                        ReceiptsUnavailableException.words(cause));
        LOG.debug("receipts cannot be written", cause);
    }

    private void failed(Throwable cause) {
        unavailable(cause);
        try {
            cutBack();
        } catch (IOException e) {
            LOG.debug("receipts cannot be cut back yet", e);
        }
    }

    /** After a failed force, what the file holds is known only once it is opened anew. */
    private void cutBack() throws IOException {
        if (day != null) {
            day.cutBack();
            closeDay();
        }
    }

    private void recover() {
        try {
            cutBack();
            probe();
            follower.recover();
            failure = null;
            LOG.atInfo()
                    .addKeyValue("event", "receipts.writable")
                    .log("receipts can be written again: sending goes on");
        } catch (Throwable e) {
            LOG.debug("receipts cannot be written yet", e);
        }
    }

    /** Room for many lines: a disk that has just enough for one is still full. */
    private void probe() throws IOException {
        Path probe = folder.resolve(PROBE);
        Files.deleteIfExists(probe);
        PrivateFolder.createFile(probe);
        try (FileChannel channel = opening.open(probe)) {
            ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private void complete(List<Entry> batch) {
        ReceiptsUnavailableException why = failure;
        for (Entry entry : batch) {
            Runnable end = why == null
                    ? () -> entry.done().complete(null)
                    : () -> entry.done().completeExceptionally(why);
            try {
                completions.execute(end);
            } catch (RejectedExecutionException | Error e) {
                end.run(); // the application stops, or has no thread to spare
            }
        }
    }

    private void closeDay() {
        if (day != null) {
            try {
                day.close();
            } catch (IOException e) {
                LOG.debug("a receipt file was not closed", e); // all of it is on the disk
            }
            day = null;
        }
    }

    /** Writes what waits, takes no more, and waits for that within a bound. */
    @Override
    public void close() {
        synchronized (waiting) {
            if (!closed) {
                closed = true;
                waiting.add(END);
            }
        }
        try {
            writer.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
