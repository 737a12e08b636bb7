package io.cameldicom.toolkit.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our keys and trust, from files that may be replaced while we run: connections that are opened after a {@link #look} use
 * the new ones, those that stand stay. Safe for use by many threads.
 */
public final class TlsKeys {
    private static final Logger LOG = LoggerFactory.getLogger(TlsKeys.class);
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);

    private final TlsFiles files;
    private final SSLContext context = RenewedContext.of(this);
    private volatile SecureContext current;
    private FileStates refused;
    private Instant lastWarning = Instant.EPOCH;

    /** @throws TlsFileException naming the option, the file and what is wrong with it */
    public TlsKeys(TlsFiles files) {
        this.files = files;
        this.current = SecureContext.read(files);
        warnOfOpenKeys();
        warnOfExpiry();
    }

    /** Always the same, with what was read last. */
    public SSLContext context() {
        return context;
    }

    SSLContext current() {
        return current.context();
    }

    /** Reads the files again if they have changed; what cannot be read changes nothing. Waits for the disk. */
    public synchronized void look() {
        FileStates state = FileStates.of(files.all());
        if (!state.equals(current.state()) && !state.equals(refused)) {
            read(state);
        }
        warnOfExpiry();
    }

    private void read(FileStates state) {
        try {
            current = SecureContext.read(files);
            refused = null;
            lastWarning = Instant.EPOCH;
            LOG.atInfo()
                    .addKeyValue("event", "tls.renewed")
                    .log("keys and certificates for TLS have changed: new connections use them");
            warnOfOpenKeys();
        } catch (RuntimeException e) {
            refused = state;
            LOG.atWarn()
                    .addKeyValue("event", "tls.not-renewed")
                    .log(
                            "keys and certificates for TLS have changed and cannot be used: {}; those from before are"
                                    + " used until that is put right",
                            e.getMessage());
        }
    }

    private void warnOfOpenKeys() {
        Path file = files.key().or(files::certificate).or(files::keyStore).orElse(null);
        if (file == null) {
            return;
        }
        try {
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
            if (Stream.of(
                            PosixFilePermission.OTHERS_READ,
                            PosixFilePermission.GROUP_WRITE,
                            PosixFilePermission.OTHERS_WRITE)
                    .anyMatch(open::contains)) {
                LOG.atWarn()
                        .addKeyValue("event", "tls.key-open")
                        .log(
                                "the private key in '{}' is open to others (expected: mode 0600; chmod 600 makes it so)",
                                file);
            }
        } catch (UnsupportedOperationException | java.io.IOException e) {
            LOG.debug("the file system of the private key has no modes");
        }
    }

    private void warnOfExpiry() {
        Optional<X509Certificate> first = current.identity().firstToExpire();
        Instant now = Instant.now();
        if (first.isEmpty() || now.isBefore(lastWarning.plus(BETWEEN_WARNINGS))) {
            return;
        }
        Instant end = first.get().getNotAfter().toInstant();
        if (now.plus(SOON).isAfter(end)) {
            lastWarning = now;
            LOG.atWarn()
                    .addKeyValue("event", "tls.expires")
                    .log(
                            "our certificate {} {} on {}: peers refuse us then; have it renewed",
                            CertificateText.subject(first.get()),
                            end.isAfter(now) ? "expires" : "expired",
                            end);
        }
    }
}
