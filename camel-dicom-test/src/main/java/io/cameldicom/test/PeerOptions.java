package io.cameldicom.test;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a peer listens and what it keeps.
 *
 * @param aeTitle its own title, for {@link FaultyPeer#address()}; it answers to any
 * @param host it binds to
 * @param port 0 is any that is free
 * @param keepIn where it keeps objects, as Part 10 files; empty: it keeps nothing of them but counts and hashes
 */
public record PeerOptions(String aeTitle, InetAddress host, int port, Optional<Path> keepIn) {
    /** {@code FAULTY} on 127.0.0.1, any free port, keeps nothing. */
    public static final PeerOptions DEFAULTS =
            new PeerOptions("FAULTY", InetAddress.getLoopbackAddress(), 0, Optional.empty());

    public PeerOptions {
        if (aeTitle.isBlank() || aeTitle.length() > 16) {
            throw new IllegalArgumentException("AE title: " + aeTitle + " (expected: 1 to 16 characters)");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
    }

    public PeerOptions withAeTitle(String title) {
        return new PeerOptions(title, host, port, keepIn);
    }

    public PeerOptions withHost(InetAddress address) {
        return new PeerOptions(aeTitle, address, port, keepIn);
    }

    public PeerOptions withPort(int number) {
        return new PeerOptions(aeTitle, host, number, keepIn);
    }

    public PeerOptions keepingIn(Path folder) {
        return new PeerOptions(aeTitle, host, port, Optional.of(folder));
    }
}
