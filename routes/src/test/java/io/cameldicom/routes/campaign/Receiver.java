package io.cameldicom.routes.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Who receives; it keeps what it answered with success, also when it is killed. */
interface Receiver extends AutoCloseable {
    /** {@code AE@host:port}, the same after each start. */
    String address();

    void start() throws Exception;

    /** As {@code kill -9}. */
    void kill() throws Exception;

    /** Fails from now on in some way that passes. */
    default void misbehave(SplittableRandom random) throws Exception {}

    /** Fails no more. */
    default void behave() throws Exception {}

    /** Whether it answers 0111 to an instance that it has. */
    default boolean refusesDuplicates() {
        return false;
    }

    /** What it holds: SHA-256 of data sets by SOP Instance UID. */
    Map<String, Set<String>> held() throws Exception;

    /** Files that it has begun and that nobody will end. */
    default List<Path> leftovers() throws Exception {
        return List.of();
    }

    @Override
    void close() throws Exception;
}
