package io.cameldicom.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is spooled in a folder, whichever run it is of. */
final class SpooledFiles {
    private SpooledFiles() {}

    static List<Path> in(Path spool) {
        if (Files.notExists(spool)) {
            return List.of();
        }
        try (var files = Files.walk(spool)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
