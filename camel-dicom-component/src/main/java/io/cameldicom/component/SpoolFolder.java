package io.cameldicom.component;

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
}
