package io.cameldicom.toolkit.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Timeouts, sizes and TLS of an association. Every timeout is finite and longer than zero.
 *
 * @param connectTimeout from the look-up of the host name until the TCP (and TLS) connection stands
 * @param associateTimeout from A-ASSOCIATE-RQ to its answer; for an acceptor, from the connection to the request (ARTIM)
 * @param responseTimeout from the last byte of a request to its response
 * @param releaseTimeout from A-RELEASE-RQ to its answer, and how long to wait for the peer to close
 * @param idleTimeout how long an acceptor keeps an association on which nothing arrives
 * @param writeTimeout how long a write may make no progress; then the connection is reset
 * @param maximumPduLength longest P-DATA-TF that we take, in bytes, 4096 to 16777216
 * @param maximumSendPduLength longest P-DATA-TF that we send, whatever the peer would take, in bytes
 * @param tls present for a secure connection
 * @param digest whether stores compute the SHA-256 of what they send
 */
public record AssociationOptions(
        Duration connectTimeout,
        Duration associateTimeout,
        Duration responseTimeout,
        Duration releaseTimeout,
        Duration idleTimeout,
        Duration writeTimeout,
        int maximumPduLength,
        int maximumSendPduLength,
        Optional<TlsOptions> tls,
        boolean digest) {
    public static final int MINIMUM_PDU_LENGTH = 4096;
    public static final int LARGEST_PDU_LENGTH = 16 * 1024 * 1024;

    /** The defaults. */
    public static final AssociationOptions DEFAULTS = new AssociationOptions(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            256 * 1024,
            1024 * 1024,
            Optional.empty(),
            false);

    public AssociationOptions {
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("associateTimeout", associateTimeout);
        requirePositive("responseTimeout", responseTimeout);
        requirePositive("releaseTimeout", releaseTimeout);
        requirePositive("idleTimeout", idleTimeout);
        requirePositive("writeTimeout", writeTimeout);
        requirePduLength("maximumPduLength", maximumPduLength);
        requirePduLength("maximumSendPduLength", maximumSendPduLength);
        Objects.requireNonNull(tls, "tls");
    }

    /** Without a digest. */
    public AssociationOptions(
            Duration connectTimeout,
            Duration associateTimeout,
            Duration responseTimeout,
            Duration releaseTimeout,
            Duration idleTimeout,
            Duration writeTimeout,
            int maximumPduLength,
            int maximumSendPduLength,
            Optional<TlsOptions> tls) {
        this(
                connectTimeout,
                associateTimeout,
                responseTimeout,
                releaseTimeout,
                idleTimeout,
                writeTimeout,
                maximumPduLength,
                maximumSendPduLength,
                tls,
                false);
    }

    /** The same options with or without a digest. */
    public AssociationOptions withDigest(boolean wanted) {
        return new AssociationOptions(
                connectTimeout,
                associateTimeout,
                responseTimeout,
                releaseTimeout,
                idleTimeout,
                writeTimeout,
                maximumPduLength,
                maximumSendPduLength,
                tls,
                wanted);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: longer than zero)");
        }
    }

    private static void requirePduLength(String name, int value) {
        if (value < MINIMUM_PDU_LENGTH || value > LARGEST_PDU_LENGTH) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + MINIMUM_PDU_LENGTH + " to " + LARGEST_PDU_LENGTH + ")");
        }
    }
}
