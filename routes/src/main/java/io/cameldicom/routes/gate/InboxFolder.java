package io.cameldicom.routes.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the inbox still is the folder that it was. One that was removed, or whose file system is no longer mounted,
 * would look like one that is drained. Used by the polling thread alone.
 */
final class InboxFolder {
    static final String GONE = "the inbox is no longer there";
    static final String ANOTHER = "the inbox is another folder than before";

    private final Path folder;
    private Object key;

    InboxFolder(Path folder) {
        this.folder = folder;
        trouble();
    }

    /** What is wrong with the folder, if anything is. Another folder in its place is told once, and counts from then on. */
    Optional<String> trouble() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                return Optional.of(GONE);
            }
            Object before = key;
            key = attributes.fileKey();
            return before == null || Objects.equals(before, key) ? Optional.empty() : Optional.of(ANOTHER);
        } catch (IOException e) {
            return Optional.of(GONE);
        }
    }
}
