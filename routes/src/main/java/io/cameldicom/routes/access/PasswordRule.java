package io.cameldicom.routes.access;

/** What a password must be like. */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private PasswordRule() {}

    /**
     * Looks at a password that somebody wants to have.
     *
     * @throws IllegalArgumentException if it is too short, too long, or has characters that cannot be typed
     */
    static void check(char[] password) {
        if (password.length < SHORTEST || password.length > LONGEST) {
            throw new IllegalArgumentException(
                    "password: of " + password.length + " characters (expected: " + SHORTEST + " to " + LONGEST + ")");
        }
        for (char character : password) {
            if (Character.isISOControl(character)) {
                throw new IllegalArgumentException("password: with a control character (expected: none)");
            }
        }
    }
}
