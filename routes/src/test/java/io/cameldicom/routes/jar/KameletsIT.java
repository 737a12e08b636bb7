package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kamelets in a user's routes and Pipes, between {@code storescu} and {@code storescp}. */
@Timeout(300)
class KameletsIT {
    private static final int FIRST = FreePort.find();
    private static final int SECOND = FreePort.find();

    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("application")).with("embedded.port", FreePort.find());
    }

    @Test
    void passOnWhatTheyReceiveInARouteAndInAPipe() throws Exception {
        Dcmtk.require();
        Path stored = Files.createDirectory(folder.resolve("stored"));
        TestObjects one = TestObjects.ct().unlabelledUmlauts();
        TestObjects two = TestObjects.mr();
        try (Dcmtk.StoreScp pacs =
                Dcmtk.StoreScp.options().storingInto(stored).acceptingAll().start()) {
            config("router.camel.yaml", """
                    - route:
                        id: router
                        from:
                          uri: kamelet:dicom-listener-source
                          parameters:
                            aeTitle: ROUTER
                            port: %d
                          steps:
                            - to:
                                uri: kamelet:dicom-charset-action
                                parameters:
                                  mode: default
                            - to:
                                uri: kamelet:dicom-store-sink
                                parameters:
                                  calledAeTitle: PACS
                                  host: 127.0.0.1
                                  port: %d
                    """.formatted(FIRST, pacs.port()));
            config("pipe.camel.yaml", """
                    apiVersion: camel.apache.org/v1
                    kind: Pipe
                    metadata:
                      name: pipe
                    spec:
                      source:
                        ref:
                          kind: Kamelet
                          apiVersion: camel.apache.org/v1
                          name: dicom-listener-source
                        properties:
                          aeTitle: PIPE
                          port: %d
                      steps:
                        - ref:
                            kind: Kamelet
                            apiVersion: camel.apache.org/v1
                            name: dicom-charset-action
                          properties:
                            mode: inspect
                            hint: RAW(de,fr)
                      sink:
                        ref:
                          kind: Kamelet
                          apiVersion: camel.apache.org/v1
                          name: dicom-store-sink
                        properties:
                          calledAeTitle: PACS
                          host: 127.0.0.1
                          port: %d
                    """.formatted(SECOND, pacs.port()));

            try (Running running = jar.start().awaitOutput("started")) {
                assertThat(store("ROUTER", FIRST, one).exitCode()).isZero();
                assertThat(store("PIPE", SECOND, two).exitCode()).isZero();
                running.terminate();
            }

            assertThat(pacs.received(one.instance()))
                    .hasValueSatisfying(file -> assertThat(file)
                            .satisfies(it -> assertThat(Files.readString(it, StandardCharsets.ISO_8859_1))
                                    .contains("ISO_IR 100")));
            assertThat(Files.readAllBytes(pacs.received(two.instance()).orElseThrow()))
                    .endsWith(two.dataSet());
        }
    }

    @Test
    void stopsTheStartOnAPropertyThatAKameletDoesNotHave() throws Exception {
        config("wrong.camel.yaml", """
                - route:
                    id: wrong
                    from:
                      uri: direct:wrong
                      steps:
                        - to:
                            uri: kamelet:dicom-store-sink
                            parameters:
                              calledAeTitle: PACS
                              host: 127.0.0.1
                              port: 11112
                              tsl: true
                """);

        Ended ended = jar.run().requireExitCode(1);

        assertThat(ended.output().lines().reduce((a, b) -> b).orElseThrow())
                .contains("tsl: no property of the Kamelet dicom-store-sink (expected: tls?");
    }

    private Command.Result store(String title, int port, TestObjects object) throws Exception {
        return Dcmtk.run("storescu", "-aec", title, "127.0.0.1", port, object.writeInto(folder));
    }

    private void config(String file, String yaml) throws IOException {
        Files.writeString(
                Files.createDirectories(jar.folder.resolve("config/routes")).resolve(file), yaml);
    }
}
