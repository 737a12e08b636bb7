package io.cameldicom.testing.archive;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

/**
 * The archive dcm4chee-arc with its directory and its database, in three containers. Its own keys for TLS are those of the
 * image, so it is used without; its directory has one destination, which is given our title and port.
 */
public final class Dcm4cheeContainers implements ArchiveLauncher {
    private static final String ARCHIVE = "dcm4che/dcm4chee-arc-psql:5.34.3";
    private static final String DIRECTORY = "dcm4che/slapd-dcm4chee:2.6.10-34.3";
    private static final String DATABASE = "dcm4che/postgres-dcm4chee:17.4-34";
    private static final Duration START_BOUND = Duration.ofMinutes(5);
    private static final int HTTP_PORT = 8080;
    private static final int DICOM_PORT = 11112;
    private static final Map<String, String> DATABASE_USER =
            Map.of("POSTGRES_DB", "pacsdb", "POSTGRES_USER", "pacs", "POSTGRES_PASSWORD", "pacs");

    @Override
    public void require() {
        Docker.require(ARCHIVE);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.MATCHES_CHARACTERS, Capability.COMPRESSED, Capability.COMMITMENT);
    }

    @Override
    public Archive start(Settings settings) {
        Testcontainers.exposeHostPorts(settings.port());
        Network network = Network.newNetwork();
        GenericContainer<?> directory = new GenericContainer<>(DIRECTORY)
                .withNetwork(network)
                .withNetworkAliases("ldap")
                .withEnv("STORESCP_AE_TITLE", settings.aeTitle())
                .withEnv("STORESCP_HOST", Docker.THIS_MACHINE)
                .withEnv("STORESCP_PORT", Integer.toString(settings.port()));
        GenericContainer<?> database = new GenericContainer<>(DATABASE)
                .withNetwork(network)
                .withNetworkAliases("db")
                .withEnv(DATABASE_USER);
        GenericContainer<?> archive = new GenericContainer<>(ARCHIVE)
                .withNetwork(network)
                .withAccessToHost(true)
                .withEnv(DATABASE_USER)
                .withEnv("WILDFLY_DEPLOY_UI", "false")
                .withEnv("WILDFLY_WAIT_FOR", "ldap:389 db:5432")
                .withExposedPorts(HTTP_PORT, DICOM_PORT)
                .dependsOn(directory, database)
                .waitingFor(Wait.forHttp("/dcm4chee-arc/ctrl/status")
                        .forPort(HTTP_PORT)
                        .forResponsePredicate(answer -> answer.contains("STARTED"))
                        .withStartupTimeout(START_BOUND));
        Running running = new Running(archive, directory, database, network);
        try {
            Startables.deepStart(archive).join();
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private record Running(
            GenericContainer<?> archive, GenericContainer<?> directory, GenericContainer<?> database, Network network)
            implements Archive {
        @Override
        public DicomAddress address() {
            return DicomAddress.parse("DCM4CHEE@" + archive.getHost() + ":" + archive.getMappedPort(DICOM_PORT));
        }

        @Override
        public Optional<Rest> rest() {
            return Optional.empty();
        }

        @Override
        public String output() {
            return archive.getLogs();
        }

        @Override
        public void close() {
            Stream.of(archive, directory, database).forEach(GenericContainer::stop);
            network.close();
        }
    }
}
