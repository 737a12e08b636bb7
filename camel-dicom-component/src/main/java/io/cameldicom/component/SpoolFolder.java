package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files live for as long as an exchange needs them. */
final class SpoolFolder {
    private SpoolFolder() {}

    /** The configured folder; without one, a folder of the user's own under {@code java.io.tmpdir}. */
    static Path of(String configured) {
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured);
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "camel-dicom-" + System.getProperty("user.name"));
    }

    /**
     * The folder in which the listener at {@code address} receives. It clears what an earlier run left there, so no two
     * that run at the same time may share one: it is named by what it binds, and new where any port will do.
     */
    static Path incoming(String configured, DicomAddress address) throws IOException {
        Path spool = of(configured);
        if (address.port() != 0) {
            return spool.resolve("incoming-" + address.host().replaceAll("[^A-Za-z0-9.]", "_") + "-" + address.port());
        }
        PrivateFolder.create(spool.toAbsolutePath());
        return Files.createTempDirectory(spool, "incoming-");
    }
}
