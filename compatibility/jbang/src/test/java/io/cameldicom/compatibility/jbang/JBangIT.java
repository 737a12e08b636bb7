package io.cameldicom.compatibility.jbang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.KameletMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs routes as {@code camel run route.camel.yaml --dep=io.cameldicom:camel-dicom-component} does: Camel is on the class
 * path, the component is added to a class loader of its own.
 */
@Timeout(180)
class JBangIT {
    private static final Path ADDED = Path.of(System.getProperty("added"));

    @TempDir
    Path folder;

    @Test
    void receivesAndStoresByKameletsAndEndpointsOfAComponentThatWasAdded() throws Exception {
        int port = freePort();
        KameletMain main = run("""
                - route:
                    id: receive
                    from:
                      uri: kamelet:dicom-listener-source
                      parameters:
                        aeTitle: ROUTER
                        port: %d
                        store: %s
                      steps:
                        - to:
                            uri: kamelet:dicom-charset-action
                            parameters:
                              mode: inspect
                - route:
                    id: send
                    from:
                      uri: direct:send
                      steps:
                        - to:
                            uri: dicom:echo:ROUTER@127.0.0.1:%d
                        - to:
                            uri: kamelet:dicom-store-sink
                            parameters:
                              calledAeTitle: ROUTER
                              host: 127.0.0.1
                              port: %d
                """.formatted(port, folder.resolve("received"), port, port));
        main.start();
        try {
            main.getCamelTemplate().sendBody("direct:send", SmallObject.file());

            try (Stream<Path> received = Files.walk(folder.resolve("received"))) {
                assertThat(received.filter(Files::isRegularFile).map(Path::getFileName))
                        .map(Path::toString)
                        .contains(SmallObject.INSTANCE + ".dcm");
            }
        } finally {
            main.stop();
        }
    }

    @Test
    void saysWhichPropertyOfAKameletIsWrong() throws Exception {
        KameletMain main = run("""
                - route:
                    id: send
                    from:
                      uri: direct:send
                      steps:
                        - to:
                            uri: kamelet:dicom-store-sink
                            parameters:
                              calledAeTitle: ROUTER
                              host: 127.0.0.1
                              port: 11112
                              tsl: true
                        - to:
                            uri: dicom:echo:ROUTER@127.0.0.1:11112
                """);
        try {
            assertThatThrownBy(main::start)
                    .rootCause()
                    .hasMessageStartingWith("tsl: no property of the Kamelet dicom-store-sink (expected: tls?");
        } finally {
            main.stop();
        }
    }

    /** The component is not where JBang itself is: otherwise these tests would say nothing. */
    @Test
    void doesNotHaveTheComponentOnItsOwnClassPath() {
        assertThatThrownBy(() -> Class.forName("io.cameldicom.component.DicomComponent"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private KameletMain run(String route) throws IOException {
        Path file = Files.writeString(folder.resolve("route.camel.yaml"), route);
        KameletMain main = new KameletMain("camel.jbang");
        main.setDownload(false);
        main.addInitialProperty("camel.main.routesIncludePattern", "file:" + file);
        try (Stream<Path> jars = Files.list(ADDED)) {
            main.addInitialProperty(
                    "camel.jbang.classpathFiles", jars.map(Path::toString).collect(Collectors.joining(",")));
        }
        return main;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
