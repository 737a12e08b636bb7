package io.cameldicom.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar with all others in it, as it is started in production, and the tools of DCMTK around it. */
class ExecutableJarIT {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration START_BOUND = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private RunningApplication application;
    private Dcmtk.StoreScp pacs;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        pacs = Dcmtk.StoreScp.storing(Files.createDirectory(folder.resolve("pacs")));
        application = RunningApplication.in(folder.resolve("application"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("application.jar")));
        command.addAll(application.arguments(pacs.address().toString()));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(START_BOUND)
                .until(() -> !process.isAlive() || application.health().startsWith("{\"status\":\"UP\""));
        assertThat(process.isAlive()).as(log()).isTrue();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        pacs.close();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Test
    void storesItsInboxIntoThePacsReceivesAndEndsWhenTold() throws Exception {
        TestObjects sent = TestObjects.ct().unlabelledUmlauts();
        TestObjects received = TestObjects.mr().umlauts();

        sent.writeInto(application.inbox());
        Dcmtk.run(
                        "storescu",
                        "-aec",
                        "ARCHIVE",
                        "127.0.0.1",
                        application.archivePort(),
                        received.write(folder.resolve("received.dcm")))
                .requireSuccess();

        await().atMost(BOUND).until(() -> pacs.received(sent.instance()).isPresent());
        Path inPacs = pacs.received(sent.instance()).orElseThrow();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                Dcmtk.run("dcmdump", inPacs).requireSuccess().output())
                        .contains("[ISO_IR 192]")
                        .contains(TestObjects.UMLAUTS));
        assertThat(application
                        .archive()
                        .resolve(received.study())
                        .resolve(received.series())
                        .resolve(received.instance() + ".dcm"))
                .binaryContent()
                .endsWith(received.dataSet());

        process.destroy();

        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS))
                .as(log())
                .isTrue();
        assertThat(log()).doesNotContain("ERROR").contains("from STORESCU");
    }
}
