package io.cameldicom.routes.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The zip as somebody installs it: unpacked elsewhere, started by its script, told by the environment, asked for its health. */
@Timeout(300)
class InstalledZipIT {
    private static final Path ZIP = Path.of(System.getProperty("dicom.root"), "routes/target/camel-dicom-routes.zip");
    private static final Duration LONGEST = Duration.ofSeconds(200);
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private final int pacsPort = FreePort.find();

    @Test
    void deliversTellsItsHealthAndStops() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
        Path home = unpack();
        Path work = Files.createDirectories(folder.resolve("a gateway"));
        TestObjects.ct()
                .write(Files.createDirectories(work.resolve("data/inbox")).resolve("a.dcm"));

        Process service = start(home, work);
        try {
            await().atMost(LONGEST).until(() -> Files.exists(work.resolve("data/sent/a.dcm")) || !service.isAlive());
            assertThat(service.isAlive()).as(() -> output(work)).isTrue();
            assertThat(start(home, work, "health").waitFor())
                    .as(() -> output(work))
                    .isZero();

            service.destroy();
            assertThat(service.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).isEqualTo(TERMINATED);
        } finally {
            service.destroyForcibly();
        }
        assertThat(start(home, work, "health").waitFor()).isEqualTo(1);
    }

    private Process start(Path home, Path work, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve("camel-dicom").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(work.resolve("output").toFile()));
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS", "-Xmx256m -XX:+ExitOnOutOfMemoryError",
                        "INBOX_SETTLE", "200ms",
                        "INBOX_POLL", "100ms",
                        "EMBEDDED_PORT", Integer.toString(pacsPort),
                        "MANAGEMENT_PORT", Integer.toString(port)));
        return builder.start();
    }

    private static String output(Path work) {
        try {
            return Files.readString(work.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The folder in the zip, unpacked where the name of a folder has a space. */
    private Path unpack() throws IOException {
        Path to = folder.resolve("some where");
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                Path file = to.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        try (var found = Files.list(to)) {
            return found.findFirst().orElseThrow();
        }
    }
}
