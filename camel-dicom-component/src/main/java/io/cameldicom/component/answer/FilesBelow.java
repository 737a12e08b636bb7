package io.cameldicom.component.answer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder stands for all files below it, but for hidden ones and those that are still being written. */
public final class FilesBelow {
    private static final String UNFINISHED = ".part";

    private FilesBelow() {}

    /** The files, where {@code item} is a folder; found as they are asked for, and to be closed. */
    public static Optional<Stream<Path>> of(Object item) {
        Path path = item instanceof File file ? file.toPath() : item instanceof Path one ? one : null;
        if (path == null || !Files.isDirectory(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.walk(path).filter(FilesBelow::isObject));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isObject(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(UNFINISHED) && Files.isRegularFile(path);
    }
}
