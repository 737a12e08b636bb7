package io.cameldicom.routes.management;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What a request says of its user by HTTP Basic (RFC 7617), in UTF-8. Closing it clears the password. */
final class Credentials implements AutoCloseable {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1024;

    private final String user;
    private final char[] password;

    private Credentials(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    /** Empty unless there is exactly one header, and that is well-formed. */
    static Optional<Credentials> parse(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        String header = headers.get(0);
        if (header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            return split(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Credentials> split(byte[] bytes) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] all = new char[text.remaining()];
        text.get(all);
        Arrays.fill(text.array(), '\0');
        int colon = 0;
        while (colon < all.length && all[colon] != ':') {
            colon++;
        }
        if (colon == 0 || colon == all.length) {
            return Optional.empty();
        }
        Credentials credentials =
                new Credentials(new String(all, 0, colon), Arrays.copyOfRange(all, colon + 1, all.length));
        Arrays.fill(all, '\0');
        return Optional.of(credentials);
    }

    String user() {
        return user;
    }

    char[] password() {
        return password;
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }
}
