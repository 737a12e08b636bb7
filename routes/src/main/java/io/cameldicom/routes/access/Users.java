package io.cameldicom.routes.access;

import io.cameldicom.routes.options.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of a file, which is read again when it changes. At most two slow hashes are calculated at once; a password that
 * was right is remembered for some minutes, one that was wrong is answered late.
 */
public final class Users implements Access {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final int HASHES_AT_ONCE = 2;
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(10);

    private final UsersFile file;
    private final PasswordHash nobody = PasswordHash.ofNobody();
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
    private final Verified verified;
    private final Slowdown slowdown;
    private Map<String, User> users;
    private Optional<UsersFile.Stamp> stamp;

    /** Where somebody writes the file between the two looks, it is read once more. */
    Users(UsersFile file, LongSupplier nanoTime, Consumer<Duration> wait) throws IOException {
        this.file = file;
        this.verified = new Verified(nanoTime);
        this.slowdown = new Slowdown(nanoTime, wait);
        this.stamp = file.stamp();
        this.users = file.read();
    }

    /**
     * Reads the users; where there are none, makes the user {@code admin} with a random password, which is written to a
     * file that its owner alone can read and whose path is logged.
     *
     * @param state the folder of the file, which exists
     * @throws OptionException if a line of the file is broken, or the file cannot be read or written
     */
    public static Users open(Path state) {
        UsersFile file = new UsersFile(state);
        try {
            FirstStart.run(file, new InitialPassword(state));
            warnOfModes(file.path());
            return new Users(file, System::nanoTime, Users::sleep);
        } catch (IOException e) {
            throw new OptionException("users: '" + file.path() + "' (expected: a file that we can read and write; "
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** As {@link #open}, at the first call alone: who never asks makes no users. */
    public static Supplier<Users> openOnce(Path state) {
        return new Supplier<>() {
            private Users users;

            @Override
            public synchronized Users get() {
                users = users == null ? open(state) : users;
                return users;
            }
        };
    }

    private static void warnOfModes(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            LOG.atWarn()
                    .addKeyValue("event", "users.no-modes")
                    .log("users: the file system of '{}' has no modes: see to it that nobody else can read it", path);
            return;
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
        modes.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        if (!modes.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("event", "users.open")
                    .log("users: '{}' is open to others (expected: mode 0600; chmod 600 makes it so)", path);
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Role> roleOf(String user, char[] password) {
        return verified(user, password).map(User::role);
    }

    @Override
    public Optional<Role> roleIfRecent(String user, char[] password) {
        return Optional.ofNullable(current().get(user))
                .filter(found -> verified.contains(found, password))
                .map(User::role);
    }

    /**
     * As {@link #roleOf}, for somebody who then comes back without the password.
     *
     * @param password is read only; the caller may clear it afterwards
     */
    public Optional<SignedIn> signIn(String user, char[] password) {
        return verified(user, password).map(SignedIn::new);
    }

    /**
     * The role by now of somebody who has signed in; empty once the user is removed or has another password.
     * Does not block longer than reading a small file takes.
     */
    public Optional<Role> roleNow(SignedIn signedIn) {
        return Optional.ofNullable(current().get(signedIn.user()))
                .filter(signedIn::isStill)
                .map(User::role);
    }

    private Optional<User> verified(String user, char[] password) {
        Optional<User> found = Optional.ofNullable(current().get(user));
        if (found.isPresent() && verified.contains(found.get(), password)) {
            return found;
        }
        if (matches(found.map(User::hash).orElse(nobody), password) && found.isPresent()) {
            verified.add(found.get(), password);
            slowdown.succeeded(user);
            return found;
        }
        slowdown.failed(user);
        return Optional.empty();
    }

    /** Where too many wait already, the answer is no. */
    private boolean matches(PasswordHash hash, char[] password) {
        try {
            if (password.length == 0
                    || password.length > PasswordRule.LONGEST
                    || !hashing.tryAcquire(LONGEST_QUEUE.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return hash.matches(password);
        } finally {
            hashing.release();
        }
    }

    private synchronized Map<String, User> current() {
        try {
            Optional<UsersFile.Stamp> now = file.stamp();
            if (!now.equals(stamp)) {
                stamp = now;
                users = file.read();
            }
        } catch (OptionException e) {
            LOG.atError()
                    .addKeyValue("event", "users.wrong")
                    .log("{}; the users are as they were before, until that is put right", e.getMessage());
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("event", "users.unreadable")
                    .log(
                            "users: '{}' cannot be read ({}); the users are as they were before",
                            file.path(),
                            e.getClass().getSimpleName());
        }
        return users;
    }
}
