package io.cameldicom.testing.archive;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The daemon that runs containers. */
final class Docker {
    /** The name of this machine in a container that was given access to ports of it. */
    static final String THIS_MACHINE = "host.testcontainers.internal";

    private Docker() {}

    /**
     * Skips the test where no daemon answers. It is never required: the same class runs against a native archive.
     *
     * @param what the containers, for the message
     */
    static void require(String what) {
        Assumptions.assumeTrue(isAvailable(), "missing: Docker (for " + what + ")");
    }

    private static boolean isAvailable() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
