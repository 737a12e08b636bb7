package io.cameldicom.routes.receipt;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * Which instances were sent where, from which bytes, and how far the journal has been read into it: a cache on disk, which
 * needs little memory however much it holds. One thread writes; any may look up. It is written to the disk now and then,
 * always so that what it says to have read, it holds.
 *
 * <p>Methods throw {@link MVStoreException} where the file is damaged or the disk fails.
 */
final class ReceiptIndex implements AutoCloseable {
    static final long VERSION = 1;

    private static final int CACHE_MEGABYTES = 8;
    private static final int COMMIT_KILOBYTES = 4096;
    private static final int HASH = 32;
    private static final String VERSION_KEY = "version";

    private final MVStore store;
    private final MVMap<byte[], byte[]> sources;
    private final MVMap<String, Long> destinations;
    private final MVMap<String, Long> reached;

    private ReceiptIndex(MVStore store) {
        this.store = store;
        this.sources = store.openMap(
                "sources",
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
        this.destinations = numbers(store, "destinations");
        this.reached = numbers(store, "reached");
    }

    private static MVMap<String, Long> numbers(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, Long>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    /**
     * Opens the file, which is made where it is missing.
     *
     * @throws MVStoreException if the file is damaged, or of another version
     */
    static ReceiptIndex open(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFolder.createFile(file);
        }
        // no thread of its own: a commit between the writing of two maps would have them disagree
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled()
                .autoCommitBufferSize(COMMIT_KILOBYTES)
                .open();
        try {
            store.setVersionsToKeep(0);
            requireVersion(numbers(store, "about"));
            return new ReceiptIndex(store);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private static void requireVersion(MVMap<String, Long> about) {
        Long version = about.putIfAbsent(VERSION_KEY, VERSION);
        if (version != null && version != VERSION) {
            throw new MVStoreException(0, "index: version " + version + " (expected: " + VERSION + ")");
        }
    }

    void add(SentInstance sent) {
        byte[] key = InstanceKey.of(numberOf(sent.destination()), sent.instance());
        byte[] known = sources.putIfAbsent(key, sent.source());
        if (known != null && !contains(known, sent.source())) {
            byte[] all = Arrays.copyOf(known, known.length + HASH);
            System.arraycopy(sent.source(), 0, all, known.length, HASH);
            sources.put(key, all);
        }
    }

    private int numberOf(String destination) {
        Long number = destinations.get(destination);
        if (number == null) {
            number = destinations.sizeAsLong();
            destinations.put(destination, number);
        }
        return number.intValue();
    }

    /** Whether the instance was sent, from whatever bytes. */
    boolean contains(String destination, String instance) {
        return hashes(destination, instance) != null;
    }

    /** Whether the instance was sent from these bytes. */
    boolean contains(SentInstance sent) {
        byte[] known = hashes(sent.destination(), sent.instance());
        return known != null && contains(known, sent.source());
    }

    private byte[] hashes(String destination, String instance) {
        Long number = destinations.get(destination);
        return number == null ? null : sources.get(InstanceKey.of(number.intValue(), instance));
    }

    private static boolean contains(byte[] hashes, byte[] hash) {
        for (int start = 0; start < hashes.length; start += HASH) {
            if (Arrays.equals(hashes, start, start + HASH, hash, 0, HASH)) {
                return true;
            }
        }
        return false;
    }

    /** All of a file up to here has been added. */
    void reached(String file, long end) {
        reached.put(file, end);
    }

    Map<String, Long> reached() {
        Map<String, Long> all = new LinkedHashMap<>();
        reached.forEach(all::put);
        return all;
    }

    /** How many instances it holds, for all destinations. */
    long size() {
        return sources.sizeAsLong();
    }

    void commit() {
        store.commit();
    }

    @Override
    public void close() {
        store.close();
    }

    /** Gives up what was not written yet. */
    void abandon() {
        store.closeImmediately();
    }
}
