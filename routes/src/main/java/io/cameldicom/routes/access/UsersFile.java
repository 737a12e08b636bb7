package io.cameldicom.routes.access;

import io.cameldicom.routes.options.OptionException;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The file {@code users} in the folder {@code state}: one user a line. It is replaced as a whole, so that a service which
 * reads it meets the old or the new one; those who change it do so one after another.
 */
final class UsersFile {
    private static final String NAME = "users";
    private static final String LOCK = ".users.lock";
    private static final long LONGEST = 1 << 20;
    /** The lock of the operating system is between processes; within one it is refused instead of waited for. */
    private static final Object ONE_THREAD = new Object();

    private static final String FIRST_LINE =
            "# name:role:hash; changed by camel-dicom users set NAME --role viewer|admin";

    private final Path file;

    UsersFile(Path state) {
        this.file = state.resolve(NAME);
    }

    Path path() {
        return file;
    }

    /** What changes when the file does. */
    record Stamp(long time, long size, Object key) {}

    /** Empty where there is no file. */
    Optional<Stamp> stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * All users by their name; none where there is no file.
     *
     * @throws OptionException if a line is broken or names a user again; it names the line and not what stands in it
     */
    Map<String, User> read() throws IOException {
        Map<String, User> users = new TreeMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                User user = user(line.strip(), number);
                if (users.put(user.name(), user) != null) {
                    throw broken(number, "a name that no line above has");
                }
            }
        }
        return users;
    }

    private List<String> lines() throws IOException {
        try {
            if (Files.size(file) > LONGEST) {
                throw broken(1, "a file of at most 1 MB");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (CharacterCodingException e) {
            throw broken(1, "text in UTF-8");
        }
    }

    private User user(String line, int number) {
        try {
            return User.parse(line);
        } catch (IllegalArgumentException e) {
            throw broken(number, "name:role:hash, as camel-dicom users set NAME writes it");
        }
    }

    private OptionException broken(int line, String expected) {
        return new OptionException("users: line " + line + " of '" + file + "' (expected: " + expected + ")");
    }

    /**
     * Changes the users while nobody else does, and waits until that is on the disk.
     *
     * @param change works on all users by their name
     * @throws OptionException as {@link #read}
     */
    void change(Consumer<Map<String, User>> change) throws IOException {
        Path lockFile = file.resolveSibling(LOCK);
        if (!Files.exists(lockFile)) {
            createUnlessThere(lockFile);
        }
        synchronized (ONE_THREAD) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Map<String, User> users = read();
                change.accept(users);
                replace(users);
            }
        }
    }

    private static void createUnlessThere(Path lockFile) throws IOException {
        try {
            PrivateFolder.createFile(lockFile);
        } catch (FileAlreadyExistsException e) {
            // by another one that changes users just now
        }
    }

    private void replace(Map<String, User> users) throws IOException {
        Path temporary = file.resolveSibling("." + NAME + "-" + UUID.randomUUID() + ".tmp");
        try {
            write(
                    temporary,
                    Stream.concat(Stream.of(FIRST_LINE), users.values().stream().map(User::line))
                            .toList());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Makes a file for its owner alone, which must not exist, and waits until it is on the disk. */
    static void write(Path file, List<String> lines) throws IOException {
        PrivateFolder.createFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
