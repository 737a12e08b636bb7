package io.cameldicom.testing.archive;

import io.cameldicom.testing.TlsKeys;
import java.util.Optional;
import java.util.Set;

/** Brings up an archive as tests need it. What differs between archives is told by {@link #capabilities()}. */
public interface ArchiveLauncher {
    /** What not every archive does, or not as it is launched. */
    enum Capability {
        /** Finds names beyond ASCII whatever the character set of the query. */
        MATCHES_CHARACTERS,
        /** Takes compressed objects beside others. */
        COMPRESSED,
        /** Gives back the data set byte for byte; else pixels alone are the same. */
        KEEPS_BYTES,
        /** Storage commitment, reported to our listener. */
        COMMITMENT,
        /** DICOM over TLS with our keys. */
        TLS,
        /** A REST interface that asks for a password. */
        REST_AUTHENTICATION
    }

    /**
     * What the archive must know of the test.
     *
     * @param aeTitle whom it moves to and reports commitment to: a listener on 127.0.0.1
     * @param port of that listener
     * @param keys with which it speaks TLS alone, demanding a certificate of the same authority; plain where empty
     */
    record Settings(String aeTitle, int port, Optional<TlsKeys> keys) {
        /** The same over TLS. */
        public Settings with(TlsKeys newKeys) {
            return new Settings(aeTitle, port, Optional.of(newKeys));
        }
    }

    /** Skips the test where the archive cannot be brought up; a native peer may be required ({@code peers.required}). */
    void require();

    Set<Capability> capabilities();

    /** Starts an archive that holds nothing, and waits until it answers. */
    Archive start(Settings settings);
}
