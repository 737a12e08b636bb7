package io.cameldicom.component;

import io.cameldicom.toolkit.engine.UserIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Makes the user identity of a configuration; no message holds a passcode or token. */
final class UserIdentities {
    private static final String FILE = "file:";
    private static final String BASE64 = "base64:";
    private static final int LONGEST = 0xFFFF;

    private final DicomConfiguration configuration;
    private final UserIdentityKind kind;

    private UserIdentities(DicomConfiguration configuration) {
        this.configuration = configuration;
        this.kind = configuration.getUserIdentity();
    }

    /**
     * Empty where nothing is said.
     *
     * @param secure whether the connection has TLS
     * @throws IllegalArgumentException naming the option and what is expected
     */
    static Optional<UserIdentity> of(DicomConfiguration configuration, boolean secure) {
        if (configuration.getUserIdentity() == null) {
            requireUnused(configuration);
            return Optional.empty();
        }
        return Optional.of(new UserIdentities(configuration).identity(secure));
    }

    private static void requireUnused(DicomConfiguration configuration) {
        if (configuration.getUserIdentityPasscode() != null || configuration.getUserIdentityToken() != null) {
            throw new IllegalArgumentException(
                    "userIdentity: missing (expected: which kind userIdentityPasscode or userIdentityToken is for)");
        }
    }

    private UserIdentity identity(boolean secure) {
        if (kind.isSecret() && !secure && !configuration.isUserIdentityOverPlain()) {
            throw new IllegalArgumentException("userIdentity: " + kind.word()
                    + " without TLS, where everybody on the way can read it (expected: TLS, see tls; or"
                    + " userIdentityOverPlain=true)");
        }
        byte[] primary = kind.isNamed()
                ? utf8("userIdentityName", configuration.getUserIdentityName())
                : token(required("userIdentityToken", configuration.getUserIdentityToken()));
        byte[] secondary = kind == UserIdentityKind.USERNAME_PASSCODE
                ? utf8("userIdentityPasscode", configuration.getUserIdentityPasscode())
                : new byte[0];
        requireLength(kind.isNamed() ? "userIdentityName" : "userIdentityToken", primary);
        requireLength("userIdentityPasscode", secondary);
        return new UserIdentity(
                kind.type(),
                configuration.isUserIdentityResponse(),
                ByteBuffer.wrap(primary),
                ByteBuffer.wrap(secondary));
    }

    private byte[] utf8(String option, String value) {
        return required(option, value).getBytes(StandardCharsets.UTF_8);
    }

    private String required(String option, String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    option + ": missing (expected: a value, as userIdentity is " + kind.word() + ")");
        }
        return value;
    }

    private static byte[] token(String value) {
        if (value.startsWith(FILE)) {
            return file(Path.of(value.substring(FILE.length())));
        }
        if (!value.startsWith(BASE64)) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getMimeDecoder().decode(value.substring(BASE64.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "userIdentityToken: no base64 after base64: (expected: bytes in base64)");
        }
    }

    private static byte[] file(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "userIdentityToken: '" + path + "' (expected: a file that can be read)", e);
        }
    }

    /** Its length is a number of 16 bits (PS3.7 table D.3-14). */
    private static void requireLength(String option, byte[] value) {
        if (value.length > LONGEST) {
            throw new IllegalArgumentException(
                    option + ": " + value.length + " bytes (expected: at most " + LONGEST + ")");
        }
    }
}
