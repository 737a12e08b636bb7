package io.cameldicom.routes.access;

import io.cameldicom.routes.options.OptionException;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Shows and changes the users of an installation; a service that is running takes the change at once. */
public final class UsersCommand {
    private final UsersFile file;
    private final InitialPassword initial;
    private final Path state;
    private final PrintWriter out;

    /** @param state the folder of the users, which is made if it is missing */
    public UsersCommand(Path state, PrintWriter out) {
        this.file = new UsersFile(state);
        this.initial = new InitialPassword(state);
        this.state = state;
        this.out = out;
    }

    /** A step that reads or writes the file. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** Prints each user with the role. */
    public void list() {
        attempt(() -> {
            Map<String, User> users = file.read();
            users.values().forEach(user -> out.println(user.name() + "  " + User.word(user.role())));
            if (users.isEmpty()) {
                out.println("no users: the first start with management or hawtio makes " + InitialPassword.USER);
            }
        });
    }

    /**
     * Gives a user a password, and makes the user if there is none of that name.
     *
     * @param role {@code viewer} or {@code admin}; null leaves the role of a user who is there
     * @throws IllegalArgumentException if the name, the role or the password cannot be taken
     * @throws OptionException if the file cannot be read or written
     */
    public void set(String name, String role, PasswordSource source) {
        User.requireName(name);
        Optional<Role> wanted = Optional.ofNullable(role).map(User::role);
        attempt(() -> {
            PrivateFolder.create(state);
            Role given = wanted.or(() -> roleOf(name))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--role: missing (expected: --role viewer or --role admin, as there is no such user yet)"));
            char[] password = source.read(name);
            User user;
            try {
                PasswordRule.check(password);
                user = new User(name, given, PasswordHash.of(password));
            } finally {
                Arrays.fill(password, '\0');
            }
            file.change(users -> users.put(name, user));
            if (name.equals(InitialPassword.USER)) {
                initial.remove();
            }
            out.println("users: " + name + " is set (" + User.word(given) + ") in '" + file.path() + "'");
        });
    }

    private Optional<Role> roleOf(String name) {
        try {
            return Optional.ofNullable(file.read().get(name)).map(User::role);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Removes a user.
     *
     * @throws IllegalArgumentException if there is none of that name
     * @throws OptionException if the file cannot be read or written
     */
    public void remove(String name) {
        attempt(() -> {
            if (!file.read().containsKey(name)) {
                throw new IllegalArgumentException(
                        "user: '" + name + "' (expected: one of those that camel-dicom users list names)");
            }
            file.change(users -> users.remove(name));
            if (name.equals(InitialPassword.USER)) {
                initial.remove();
            }
            out.println("users: " + name + " is removed from '" + file.path() + "'");
        });
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            out.flush();
        }
    }

    private OptionException unusable(IOException e) {
        return new OptionException("users: '" + file.path() + "' (expected: a file that we can read and write; "
                + e.getClass().getSimpleName() + ")");
    }
}
