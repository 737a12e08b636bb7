package io.cameldicom.toolkit.listener;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Incoming folders of listeners that take any free port, and so cannot know their folder of last time: each is new, and its
 * name tells the process that made it. What a process has left that ended by a crash is removed when the next one is made.
 */
public final class TemporaryIncomingFolder {
    private static final String PREFIX = "incoming-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-(\\d{1,18})-\\d+");

    private TemporaryIncomingFolder() {}

    /**
     * Makes a folder below {@code parent}, for its owner alone, and removes those of processes that are gone.
     *
     * @throws IOException if it cannot be made
     */
    public static Path create(Path parent) throws IOException {
        for (Path folder : entries(parent)) {
            if (isAbandoned(folder)) {
                removeAbandoned(folder);
            }
        }
        ProcessHandle ourselves = ProcessHandle.current();
        return Files.createTempDirectory(parent, PREFIX + ourselves.pid() + "-" + started(ourselves) + "-");
    }

    /** Removes a folder whose listener is closed, if it was made here and nothing is in it that is still needed. */
    public static void remove(Path folder) {
        if (!NAME.matcher(folder.getFileName().toString()).matches()) {
            return;
        }
        try {
            Path lock = folder.resolve(IncomingFolder.LOCK);
            if (entries(folder).stream().allMatch(lock::equals)) {
                Files.deleteIfExists(lock);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // it is removed when a later process makes one
        }
    }

    private static boolean isAbandoned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (!name.matches() || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        long start = Long.parseLong(name.group(2));
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(process -> started(process) == start)
                .isEmpty();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Where the lock is held, the process lives on another machine. */
    private static void removeAbandoned(Path folder) {
        Path file = folder.resolve(IncomingFolder.LOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                for (Path entry : entries(folder)) {
                    Files.delete(entry);
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            // another one does the same just now, or it is not ours
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> entries = new ArrayList<>();
            stream.forEach(entries::add);
            return entries;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
