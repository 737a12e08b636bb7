package io.cameldicom.routes.gate;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What one look at a waiting file saw. Small, since there may be a hundred thousand of them.
 *
 * @param size bytes
 * @param modified nanoseconds since 1970, compared only with itself
 * @param key hash of the file key: another file of the same name has another one
 */
record Look(long size, long modified, int key) {
    static Look of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new Look(
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                key == null ? 0 : key.hashCode());
    }
}
