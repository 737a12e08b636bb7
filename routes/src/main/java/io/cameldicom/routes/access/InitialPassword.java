package io.cameldicom.routes.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** The file {@code initial-password} in the folder {@code state}: the random password of the first user, until it is changed. */
final class InitialPassword {
    /** The user that the first start makes. */
    static final String USER = "admin";

    private static final String NAME = "initial-password";
    /** No letter or digit that is taken for another one. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 5;

    private final Path file;

    InitialPassword(Path state) {
        this.file = state.resolve(NAME);
    }

    Path path() {
        return file;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /**
     * Makes a new random password of more than 120 bits and writes it, before any user has it: one that a crash has left
     * without its user is of no use and is replaced.
     */
    char[] create() throws IOException {
        remove();
        String password = random();
        UsersFile.write(file, List.of(password));
        return password.toCharArray();
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
