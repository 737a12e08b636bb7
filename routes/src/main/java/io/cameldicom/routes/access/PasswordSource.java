package io.cameldicom.routes.access;

import io.cameldicom.routes.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a new password comes from. */
@FunctionalInterface
public interface PasswordSource {
    /**
     * Waits for a password.
     *
     * @return the caller clears it
     * @throws IllegalArgumentException if none came, or the second differs from the first
     */
    char[] read(String user) throws IOException;

    /** Typed twice at the console without being shown; where there is no console, the first line of standard input. */
    static PasswordSource ofProcess() {
        return Terminal.console()
                .<PasswordSource>map(console -> user -> typed(console, user))
                .orElse(user -> line(System.in));
    }

    private static char[] typed(Console console, String user) {
        char[] first =
                console.readPassword("New password for %s (at least %d characters): ", user, PasswordRule.SHORTEST);
        char[] second = first == null ? null : console.readPassword("Once more: ");
        try {
            if (second == null) {
                throw new IllegalArgumentException("password: none (expected: one, typed twice)");
            }
            if (!Arrays.equals(first, second)) {
                throw new IllegalArgumentException("password: two that differ (expected: the same twice)");
            }
            return first.clone();
        } finally {
            clear(first);
            clear(second);
        }
    }

    private static void clear(char[] password) {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }

    /** The first line, in UTF-8, without its end. */
    static char[] line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() > PasswordRule.LONGEST * Integer.BYTES) {
                throw new IllegalArgumentException(
                        "password: too long (expected: at most " + PasswordRule.LONGEST + " characters)");
            }
            if (next != '\r') {
                bytes.write(next);
            }
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes.toByteArray()));
        char[] password = new char[text.remaining()];
        text.get(password);
        return password;
    }
}
