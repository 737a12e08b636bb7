package io.cameldicom.routes.receipt;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.h2.mvstore.MVStoreException;

/**
 * The receipts of one service: written durably, and the memory of what was sent. Safe for use by many threads; only {@link
 * #open} and {@link #close} wait.
 */
public final class Receipts implements AutoCloseable {
    private static final int COMPLETION_THREADS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Memory memory;
    private final Journal journal;
    private final ExecutorService completions;
    private final LongAdder written = new LongAdder();

    private Receipts(Memory memory, Path folder, Clock clock) {
        AtomicInteger number = new AtomicInteger();
        this.memory = memory;
        this.completions = Executors.newFixedThreadPool(COMPLETION_THREADS, task -> {
            Thread thread = new Thread(task, "receipts-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.journal = new Journal(folder, clock::instant, PAUSE, DayFile.Opening.DISK, memory, completions);
    }

    /**
     * Opens the receipts; reads them all where the index has to be made anew.
     *
     * @param folder the journal files; exists
     * @param state where the index is kept; exists
     * @param clock tells the day in whose file a receipt is written
     * @throws IOException if the folders cannot be read and written
     */
    public static Receipts open(Path folder, Path state, Clock clock) throws IOException {
        try {
            return new Receipts(Memory.open(folder, state), folder, clock);
        } catch (MVStoreException e) {
            throw new IOException(e);
        }
    }

    /**
     * Hands a receipt over.
     *
     * @return completes on a thread of ours, which may be blocked for a moment, when the receipt is on the disk; or
     *     exceptionally with {@link ReceiptsUnavailableException}
     */
    public CompletionStage<Void> write(Receipt receipt) {
        return journal.append(receipt).thenRun(written::increment);
    }

    /** Receipts that are on the disk, of those handed over since the start. */
    public long written() {
        return written.sum();
    }

    /** Whether receipts can be written, as far as is known: nothing should be sent meanwhile. Comes back by itself. */
    public boolean isAvailable() {
        return journal.isAvailable();
    }

    /**
     * Whether a receipt says that the destination has the instance, from whatever bytes.
     *
     * @param destination {@code AE@host:port}
     * @throws ReceiptsUnavailableException if that cannot be looked up now
     */
    public boolean isKnown(String destination, String instance) {
        return ask(index -> index.contains(destination, instance));
    }

    /**
     * Whether a receipt says that the destination has the instance, from these bytes.
     *
     * @param destination {@code AE@host:port}
     * @param sourceSha256 of the file after its File Meta Information, in hexadecimal digits
     * @throws ReceiptsUnavailableException if that cannot be looked up now
     */
    public boolean isSent(String destination, String instance, String sourceSha256) {
        SentInstance sent =
                new SentInstance(destination, instance, HexFormat.of().parseHex(sourceSha256));
        return ask(index -> index.contains(sent));
    }

    private boolean ask(Predicate<ReceiptIndex> question) {
        journal.requireAvailable();
        try {
            return memory.ask(question);
        } catch (RuntimeException e) {
            throw journal.suspend(e);
        }
    }

    /** Writes what was handed over, within a bound, and ends. */
    @Override
    public void close() {
        journal.close();
        memory.close();
        completions.shutdown();
    }
}
