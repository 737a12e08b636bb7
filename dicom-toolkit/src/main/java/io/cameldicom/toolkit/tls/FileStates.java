package io.cameldicom.toolkit.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** What tells that files have changed. */
record FileStates(List<Object> states) {
    private record State(long size, long modified, Object key) {}

    static FileStates of(List<Path> files) {
        return new FileStates(files.stream().map(FileStates::state).toList());
    }

    private static Object state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return new State(attributes.size(), attributes.lastModifiedTime().toMillis(), key == null ? "" : key);
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
