package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** A recent Orthanc in a container, where Docker is available; its ports are mapped to free ones of this machine. */
public final class ContainerizedOrthanc extends OrthancRest implements AutoCloseable {
    private static final String IMAGE = "jodogne/orthanc:1.12.9";
    private static final int HTTP_PORT = 8042;
    private static final int DICOM_PORT = 4242;
    private static final String CONFIGURATION = """
            {
              "Name" : "test",
              "RemoteAccessAllowed" : true,
              "AuthenticationEnabled" : false,
              "DicomAet" : "ORTHANC",
              "DicomPort" : 4242,
              "DicomAlwaysAllowEcho" : true,
              "DicomAlwaysAllowStore" : true,
              "UnknownSopClassAccepted" : true,
              "OverwriteInstances" : true
            }
            """;

    private final GenericContainer<?> container;

    private ContainerizedOrthanc(GenericContainer<?> container) {
        super(URI.create("http://" + container.getHost() + ":" + container.getMappedPort(HTTP_PORT)), "");
        this.container = container;
    }

    /** Skips the test where Docker is not available. It is never required: the same is tested with an installed Orthanc. */
    public static void require() {
        Assumptions.assumeTrue(isDockerAvailable(), "missing: Docker (for Orthanc in a container)");
    }

    private static boolean isDockerAvailable() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Starts the container and waits until Orthanc answers, at most 2 minutes without fetching the image. */
    public static ContainerizedOrthanc start() {
        require();
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withExposedPorts(HTTP_PORT, DICOM_PORT)
                .withCopyToContainer(Transferable.of(CONFIGURATION), "/etc/orthanc/orthanc.json")
                .waitingFor(Wait.forHttp("/system").forPort(HTTP_PORT).withStartupTimeout(Duration.ofMinutes(2)));
        container.start();
        return new ContainerizedOrthanc(container);
    }

    /** Where to send to. */
    public DicomAddress address() {
        return DicomAddress.parse("ORTHANC@" + container.getHost() + ":" + container.getMappedPort(DICOM_PORT));
    }

    @Override
    public String output() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }
}
