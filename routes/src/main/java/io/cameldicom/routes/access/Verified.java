package io.cameldicom.routes.access;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right not long ago, so that whoever asks each few seconds does not cost a slow hash each time. What is
 * kept is a MAC under a key that this process alone has and that is written nowhere. Thread-safe; of bounded size.
 */
final class Verified {
    static final Duration KEPT = Duration.ofMinutes(5);
    static final int MOST = 256;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Entry> entries = new LinkedHashMap<>();

    private record Entry(PasswordHash hash, long time) {}

    /** @param nanoTime a clock as {@link System#nanoTime()} */
    Verified(LongSupplier nanoTime) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.nanoTime = nanoTime;
    }

    /** Remembers that a password was right for a user as he is now. */
    void add(User user, char[] password) {
        ByteBuffer mac = mac(user.name(), password);
        synchronized (entries) {
            entries.remove(mac);
            entries.put(mac, new Entry(user.hash(), nanoTime.getAsLong()));
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
        }
    }

    /**
     * Whether the password was right for this user less than five minutes ago, and is still the one that he has. Then it is
     * right once more, so whoever goes on asking is never made to wait.
     */
    boolean contains(User user, char[] password) {
        ByteBuffer mac = mac(user.name(), password);
        synchronized (entries) {
            Entry entry = entries.remove(mac);
            if (entry == null) {
                return false;
            }
            if (entry.hash().text().equals(user.hash().text())
                    && nanoTime.getAsLong() - entry.time() < KEPT.toNanos()) {
                entries.put(mac, new Entry(entry.hash(), nanoTime.getAsLong()));
                return true;
            }
            return false;
        }
    }

    private ByteBuffer mac(String name, char[] password) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((name + ':').getBytes(StandardCharsets.UTF_8));
            mac.update(bytes);
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM, e);
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }
}
