package io.cameldicom.testing.archive;

import io.cameldicom.testing.OrthancRest;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** A recent Orthanc in a container; its ports are mapped to free ones of this machine. */
public final class OrthancContainer implements ArchiveLauncher {
    /** The same as in {@code config/compose.yaml}. */
    public static final String IMAGE = "orthancteam/orthanc:26.6.0";

    private static final Duration START_BOUND = Duration.ofMinutes(2);
    private static final int HTTP_PORT = 8042;
    private static final int DICOM_PORT = 4242;
    private static final String USER = "archive";
    private static final String PASSWORD = "p-archive-1";
    private static final String KEYS = "/etc/orthanc/keys/";
    private static final int FOR_READING = 0444;

    private static final String CONFIGURATION = """
            {
              "Name" : "test",
              "RemoteAccessAllowed" : true,
              "AuthenticationEnabled" : true,
              "RegisteredUsers" : { "%1$s" : "%2$s" },
              "DicomAet" : "ORTHANC",
              "DicomPort" : %8$d,
              "DicomAlwaysAllowEcho" : true,
              "DicomAlwaysAllowStore" : true,
              "DicomAlwaysAllowFind" : true,
              "DicomAlwaysAllowGet" : true,
              "DicomAlwaysAllowMove" : true,
              "DefaultEncoding" : "Utf8",
              "UnknownSopClassAccepted" : true,
              "OverwriteInstances" : true,
              "DicomModalities" : {
                "%3$s" : { "AET" : "%3$s", "Host" : "%4$s", "Port" : %5$d,
                           "AllowStorageCommitment" : true, "UseDicomTls" : %6$b }
              }%7$s
            }
            """;

    private static final String SECURE = """
            ,
              "DicomTlsEnabled" : true,
              "DicomTlsCertificate" : "%1$scertificate.pem",
              "DicomTlsPrivateKey" : "%1$skey.pem",
              "DicomTlsTrustedCertificates" : "%1$sauthority.pem"\
            """.formatted(KEYS);

    @Override
    public void require() {
        Docker.require(IMAGE);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Archive start(Settings settings) {
        Testcontainers.exposeHostPorts(settings.port());
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withAccessToHost(true)
                .withExposedPorts(HTTP_PORT, DICOM_PORT)
                .withCopyToContainer(Transferable.of(configuration(settings), FOR_READING), "/etc/orthanc/orthanc.json")
                .waitingFor(Wait.forHttp("/system")
                        .forPort(HTTP_PORT)
                        .withBasicCredentials(USER, PASSWORD)
                        .withStartupTimeout(START_BOUND));
        settings.keys().ifPresent(keys -> copy(container, keys));
        container.start();
        return new Running(container);
    }

    private static String configuration(Settings settings) {
        return CONFIGURATION.formatted(
                USER,
                PASSWORD,
                settings.aeTitle(),
                Docker.THIS_MACHINE,
                settings.port(),
                settings.keys().isPresent(),
                settings.keys().isPresent() ? SECURE : "",
                DICOM_PORT);
    }

    private static void copy(GenericContainer<?> container, TlsKeys keys) {
        container
                .withCopyFileToContainer(
                        MountableFile.forHostPath(keys.certificate(), FOR_READING), KEYS + "certificate.pem")
                .withCopyFileToContainer(MountableFile.forHostPath(keys.key(), FOR_READING), KEYS + "key.pem")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(keys.authority(), FOR_READING), KEYS + "authority.pem");
    }

    private record Running(GenericContainer<?> container) implements Archive {
        @Override
        public DicomAddress address() {
            return DicomAddress.parse("ORTHANC@" + container.getHost() + ":" + container.getMappedPort(DICOM_PORT));
        }

        @Override
        public Optional<Rest> rest() {
            URI server = URI.create("http://" + container.getHost() + ":" + container.getMappedPort(HTTP_PORT));
            return Optional.of(new Rest(new OrthancRest(server, USER + ":" + PASSWORD), new OrthancRest(server, "")));
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
}
