package io.cameldicom.routes.access;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name 1 to 64 of the letters A to Z, digits and {@code . _ @ -}
 */
record User(String name, Role role, PasswordHash hash) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final int PARTS = 3;

    User {
        requireName(name);
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(hash, "hash");
    }

    /** @throws IllegalArgumentException if no user can have this name */
    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "user name: (expected: 1 to 64 letters without accents, digits, '.', '_', '@' or '-')");
        }
        return name;
    }

    /**
     * Reads {@code name:role:hash}.
     *
     * @throws IllegalArgumentException if the line is broken; the message is none for people
     */
    static User parse(String line) {
        String[] parts = line.split(":", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("name:role:hash");
        }
        return new User(parts[0], role(parts[1]), PasswordHash.parse(parts[2]));
    }

    /** @throws IllegalArgumentException unless it is {@code viewer} or {@code admin} */
    static Role role(String word) {
        for (Role role : Role.values()) {
            if (word(role).equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("role: '" + word + "' (expected: viewer or admin)");
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** As {@link #parse} reads it. */
    String line() {
        return name + ':' + word(role) + ':' + hash.text();
    }
}
