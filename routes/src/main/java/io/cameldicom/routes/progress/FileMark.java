package io.cameldicom.routes.progress;

import io.cameldicom.toolkit.file.FileIdentity;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * 64 bits that tell a file from others: of its size, its time of modification, and its key, which stay when it is renamed.
 * Where the file system has no keys, its path takes the place of the key.
 */
record FileMark(long value) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static FileMark of(Path path, FileIdentity identity) {
        return of(path, identity.size(), identity.modified(), identity.key().orElse(null));
    }

    static FileMark of(Path path, BasicFileAttributes attributes) {
        return of(path, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    private static FileMark of(Path path, long size, FileTime modified, Object key) {
        long hash = mix(key == null ? path.toString().hashCode() : key.hashCode());
        hash = mix(hash + size);
        return new FileMark(mix(hash + modified.to(TimeUnit.NANOSECONDS)));
    }

    /** Spreads the bits (finalizer of SplitMix64). */
    private static long mix(long value) {
        long mixed = value + GOLDEN;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
