package io.cameldicom.routes.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the receipts say was sent, kept in an index that is made anew from them whenever it is missing, damaged, of another
 * version or ahead of them. Any thread may ask.
 */
final class Memory implements Journal.Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final String INDEX = "receipts.index";

    private final Path folder;
    private final Path file;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private ReceiptIndex index;
    private volatile boolean damaged;

    private Memory(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /** Brings the index up to date with the files, which takes a while where it has to be made anew. */
    static Memory open(Path folder, Path state) throws IOException {
        Memory memory = new Memory(folder, state.resolve(INDEX));
        memory.index = memory.current();
        return memory;
    }

    private ReceiptIndex current() throws IOException {
        boolean exists = Files.exists(file) && !damaged;
        String why = Files.exists(file) ? "it is damaged" : "there is none";
        if (exists) {
            ReceiptIndex opened = null;
            try {
                opened = ReceiptIndex.open(file);
                if (Replay.into(opened, folder)) {
                    return opened;
                }
                why = "receipts that it knows are gone";
            } catch (RuntimeException e) {
                // whatever a damaged page makes of itself
                LOG.debug("the index of the receipts cannot be used", e);
            }
            if (opened != null) {
                opened.abandon();
            }
        }
        return rebuilt(why);
    }

    private ReceiptIndex rebuilt(String why) throws IOException {
        Files.deleteIfExists(file);
        List<Path> files = Replay.files(folder);
        if (!files.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("event", "receipts.indexing")
                    .log("receipts: the index is made anew from {} files, as {}", files.size(), why);
        }
        long start = System.nanoTime();
        ReceiptIndex made = ReceiptIndex.open(file);
        try {
            Replay.into(made, folder);
            made.commit();
        } catch (IOException | RuntimeException e) {
            made.abandon();
            throw e;
        }
        damaged = false;
        if (!files.isEmpty()) {
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            LOG.atInfo()
                    .addKeyValue("event", "receipts.indexed")
                    .log("receipts: the index holds {} instances, made in {} s", made.size(), seconds);
        }
        return made;
    }

    /** @throws RuntimeException if the index cannot be read, which the next {@link #recover} puts right */
    boolean ask(Predicate<ReceiptIndex> question) {
        lock.readLock().lock();
        try {
            return question.test(index);
        } catch (RuntimeException e) {
            damaged |= !isOnlyClosed(e);
            throw e;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The disk failed, or an interrupt of a thread that was reading has closed the file: what it holds is as good as before. */
    private static boolean isOnlyClosed(RuntimeException failure) {
        return failure instanceof MVStoreException store
                && (store.getErrorCode() == DataUtils.ERROR_READING_FAILED
                        || store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
                        || store.getErrorCode() == DataUtils.ERROR_CLOSED);
    }

    @Override
    public void written(String name, long end, List<Receipt> receipts) {
        receipts.forEach(receipt -> SentInstance.of(receipt).ifPresent(index::add));
        index.reached(name, end);
    }

    @Override
    public void recover() throws IOException {
        lock.writeLock().lock();
        try {
            index.abandon();
            index = current();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (RuntimeException e) {
            LOG.debug("the index of the receipts was not closed", e); // the next start reads on
            index.abandon();
        }
    }
}
