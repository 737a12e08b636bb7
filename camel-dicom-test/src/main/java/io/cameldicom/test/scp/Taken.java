package io.cameldicom.test.scp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The instances that were taken: what was kept by a peer that ended before counts as well. Thread-safe. */
final class Taken {
    private static final String ENDING = ".dcm";

    private final Set<String> instances = ConcurrentHashMap.newKeySet();

    private Taken() {}

    /**
     * Finds what the folder holds, and deletes what a peer that was killed had begun there.
     *
     * @param keepIn empty: nothing was taken yet
     */
    static Taken of(Optional<Path> keepIn) throws IOException {
        Taken taken = new Taken();
        if (keepIn.isPresent() && Files.isDirectory(keepIn.get())) {
            try (Stream<Path> files = Files.list(keepIn.get())) {
                for (Path file : files.toList()) {
                    taken.found(file);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return taken;
    }

    private void found(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (KeptFile.isUnfinished(name)) {
            Files.delete(file);
        } else if (name.endsWith(ENDING)) {
            instances.add(name.substring(0, name.length() - ENDING.length()));
        }
    }

    boolean contains(String instance) {
        return instances.contains(instance);
    }

    void add(String instance) {
        instances.add(instance);
    }
}
