package io.cameldicom.routes.gate;

import java.time.Duration;

/**
 * What is known of a file that failed, and must not be forgotten by a restart.
 *
 * @param file hash of its path
 * @param size bytes
 * @param modified nanoseconds since 1970
 * @param key hash of the file key
 * @param attempts how often it was sent and not stored
 * @param rounds how often it was offered for that; quick redeliveries are one round
 * @param failing how long it has failed, without the times in which nobody tried
 * @param pause until it is offered again
 */
public record Standing(
        long file, long size, long modified, int key, int attempts, int rounds, Duration failing, Duration pause) {
    /** The same with no pause: it is being sent. */
    public Standing due() {
        return new Standing(file, size, modified, key, attempts, rounds, failing, Duration.ZERO);
    }
}
