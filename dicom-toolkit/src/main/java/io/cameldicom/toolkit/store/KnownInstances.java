package io.cameldicom.toolkit.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which instances a store has, whatever their study and series. In memory are hashes alone, at most 32 bytes for each: what
 * may be there is then looked for on the disk, so that what was deleted meanwhile counts no longer. Safe for use by many
 * threads.
 */
final class KnownInstances {
    private static final int SMALLEST = 1024;

    private final Path root;
    private long[] hashes = new long[SMALLEST];
    private int count;

    private KnownInstances(Path root) {
        this.root = root;
    }

    /** What to do with a folder or file; true to go on. */
    @FunctionalInterface
    private interface Visitor {
        boolean visit(Path path) throws IOException;
    }

    /** Reads the names below {@code root}, which may be missing; opens no file. */
    static KnownInstances below(Path root) throws IOException {
        KnownInstances known = new KnownInstances(root);
        known.eachSeries(series -> each(series, file -> {
            known.add(file.getFileName().toString());
            return true;
        }));
        return known;
    }

    /** The instance of this file name now has a file. */
    synchronized void add(String fileName) {
        if (2 * (count + 1) > hashes.length) {
            grow();
        }
        if (put(hashes, hash(fileName))) {
            count++;
        }
    }

    /** Where the instance of this file name is; looks on the disk only if it may be there. */
    Optional<Path> find(String fileName) throws IOException {
        if (!mayContain(fileName)) {
            return Optional.empty();
        }
        Path[] found = new Path[1];
        eachSeries(series -> {
            Path file = series.resolve(fileName);
            found[0] = Files.exists(file) ? file : null;
            return found[0] == null;
        });
        return Optional.ofNullable(found[0]);
    }

    private synchronized boolean mayContain(String fileName) {
        long hash = hash(fileName);
        int slot = slot(hashes, hash);
        return hashes[slot] == hash;
    }

    private void grow() {
        long[] larger = new long[2 * hashes.length];
        for (long hash : hashes) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        hashes = larger;
    }

    private static boolean put(long[] table, long hash) {
        int slot = slot(table, hash);
        boolean isNew = table[slot] == 0;
        table[slot] = hash;
        return isNew;
    }

    /** The slot that has the hash, or the free one where it belongs. */
    private static int slot(long[] table, long hash) {
        int slot = (int) (hash >>> 32) & table.length - 1;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    /** FNV-1a, mixed once more as neighbours differ in their last digits alone; never 0, which means free. */
    private static long hash(String fileName) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < fileName.length(); i++) {
            hash = (hash ^ fileName.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
        return hash == 0 ? 1 : hash;
    }

    private void eachSeries(Visitor visitor) throws IOException {
        each(root, study -> study.getFileName().toString().startsWith(".") || each(study, visitor));
    }

    /** False if the visitor has ended it; what is no folder, or no longer there, has nothing in it. */
    private static boolean each(Path folder, Visitor visitor) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!visitor.visit(entry)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return true;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
