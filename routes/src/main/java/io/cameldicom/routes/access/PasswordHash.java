package io.cameldicom.routes.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is stored: salted, and stretched so that each guess costs a good part of a second. Immutable. */
final class PasswordHash {
    static final int ITERATIONS = 600_000;

    private static final String SCHEME = "pbkdf2-sha256";
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Pattern TEXT =
            Pattern.compile(Pattern.quote(SCHEME) + "\\$([0-9]{1,8})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int iterations;
    private final byte[] salt;
    private final byte[] key;

    private PasswordHash(int iterations, byte[] salt, byte[] key) {
        this.iterations = iterations;
        this.salt = salt;
        this.key = key;
    }

    /** Hashes a password with a fresh salt; takes a good part of a second. */
    static PasswordHash of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, stretch(password, salt, ITERATIONS));
    }

    /** A hash that no password has, and that costs as much as any other. */
    static PasswordHash ofNobody() {
        byte[] random = new byte[SALT_BYTES + BYTES];
        RANDOM.nextBytes(random);
        byte[] salt = Arrays.copyOf(random, SALT_BYTES);
        return new PasswordHash(ITERATIONS, salt, Arrays.copyOfRange(random, SALT_BYTES, random.length));
    }

    /**
     * Reads {@code pbkdf2-sha256$iterations$salt$key}, the last two in Base64.
     *
     * @throws IllegalArgumentException if it is no such hash, or one of fewer than 600,000 or more than 10 million iterations
     */
    static PasswordHash parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int iterations = Integer.parseInt(matcher.group(1));
            byte[] salt = Base64.getDecoder().decode(matcher.group(2));
            byte[] key = Base64.getDecoder().decode(matcher.group(3));
            if (iterations >= ITERATIONS
                    && iterations <= MOST_ITERATIONS
                    && salt.length >= SALT_BYTES
                    && key.length == BYTES) {
                return new PasswordHash(iterations, salt, key);
            }
        }
        throw new IllegalArgumentException(SCHEME + "$iterations$salt$key");
    }

    /** Takes as long as making the hash did, whatever the answer is. */
    boolean matches(char[] password) {
        return MessageDigest.isEqual(stretch(password, salt, iterations), key);
    }

    private static byte[] stretch(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    /** As {@link #parse} reads it. */
    String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return SCHEME + '$' + iterations + '$' + encoder.encodeToString(salt) + '$' + encoder.encodeToString(key);
    }

    /** Nothing of the hash, as this may reach a log. */
    @Override
    public String toString() {
        return SCHEME;
    }
}
