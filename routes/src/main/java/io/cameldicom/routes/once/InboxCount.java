package io.cameldicom.routes.once;

import io.cameldicom.routes.gate.InboxNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what lies in the inbox, once and in the background; opens nothing. */
final class InboxCount {
    private static final Logger LOG = LoggerFactory.getLogger(InboxCount.class);

    private final Path inbox;
    private volatile Visitor counted;

    InboxCount(Path inbox) {
        this.inbox = inbox;
    }

    void start() {
        Thread thread = new Thread(this::count, "inbox-count");
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        Visitor visitor = new Visitor();
        try {
            Files.walkFileTree(inbox, visitor);
            counted = visitor;
        } catch (IOException e) {
            LOG.debug("the inbox could not be counted", e); // whoever polls it tells of it
        }
    }

    /** Empty until they are counted. */
    Optional<Long> files() {
        return Optional.ofNullable(counted).map(all -> all.files);
    }

    Optional<Long> bytes() {
        return Optional.ofNullable(counted).map(all -> all.bytes);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && InboxNames.of(file.getFileName().toString()) == InboxNames.ORDINARY) {
                files++;
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            return FileVisitResult.CONTINUE;
        }
    }
}
