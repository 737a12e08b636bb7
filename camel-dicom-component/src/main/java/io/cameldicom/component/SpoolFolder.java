package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.file.PrivateFolder;
import io.cameldicom.toolkit.listener.TemporaryIncomingFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where files live for as long as an exchange needs them. */
final class SpoolFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);

    private final Path folder;
    private final boolean isOurDefault;

    /** @param configured the folder; null or blank for one of the user's own under {@code java.io.tmpdir} */
    SpoolFolder(String configured) {
        this.isOurDefault = configured == null || configured.isBlank();
        this.folder = isOurDefault
                ? Path.of(System.getProperty("java.io.tmpdir"), "camel-dicom-" + System.getProperty("user.name"))
                : Path.of(configured);
    }

    /**
     * Makes the folder, for its owner alone.
     *
     * @throws IOException if it cannot be made; the default folder also if what stands there is not ours
     */
    Path prepare() throws IOException {
        if (isOurDefault) {
            try {
                if (PrivateFolder.createAmongOthers(folder)) {
                    LOG.atWarn()
                            .addKeyValue("event", "spool.open")
                            .log("spoolDirectory: others could look into {} until now; its mode is 0700 again", folder);
                }
            } catch (PrivateFolder.NotOursException e) {
                throw new SpoolFolderException(folder, e);
            }
        } else {
            PrivateFolder.create(folder.toAbsolutePath());
        }
        return folder;
    }

    /**
     * The folder in which the listener at {@code address} receives. It clears what an earlier run left there, so no two
     * that run at the same time may share one: it is named by what it binds, and new where any port will do.
     */
    Path incoming(DicomAddress address) throws IOException {
        Path spool = prepare();
        if (address.port() != 0) {
            return spool.resolve("incoming-" + address.host().replaceAll("[^A-Za-z0-9.]", "_") + "-" + address.port());
        }
        return TemporaryIncomingFolder.create(spool);
    }
}
