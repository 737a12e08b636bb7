package io.cameldicom.routes.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameldicom.routes.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of systemd, by what it says and by what systemd thinks of it. */
class SystemdUnitTest {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root"));
    private static final Path UNIT = ROOT.resolve("packaging/systemd/camel-dicom.service");
    /** From 0 to 100; what remains is that it reaches the network, and any of its own files. */
    private static final int MOST_EXPOSED = 20;

    @TempDir
    Path folder;

    @Test
    void givesItTimeToDrainAndDoesNotRepeatAWrongConfiguration() throws IOException {
        assertThat(Files.readAllLines(UNIT))
                .contains(
                        "TimeoutStopSec=20",
                        "SuccessExitStatus=143",
                        "Restart=on-failure",
                        "RestartPreventExitStatus=" + ExitCode.ERROR.code());
    }

    /** Java makes code while it runs: with MemoryDenyWriteExecute it would not start. */
    @Test
    void holdsWhatItMayNotDo() throws IOException {
        assertThat(Files.readAllLines(UNIT))
                .contains("ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "LimitCORE=0")
                .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"))
                .noneMatch(line -> line.startsWith("ReadWritePaths"));
    }

    @Test
    void isCorrectForSystemd() throws Exception {
        assertThat(analyze("verify", "--man=no", unit().toString())).isEmpty();
    }

    @Test
    void isHardenedForSystemd() throws Exception {
        String said =
                analyze("security", "--offline=true", "--no-pager", "--threshold=" + MOST_EXPOSED, unit().toString());

        assertThat(said).contains("Overall exposure level");
    }

    /** The unit with the start script of this checkout, as systemd looks for it. */
    private Path unit() throws IOException {
        Path script = ROOT.resolve("routes/src/main/script/camel-dicom");
        return Files.writeString(
                folder.resolve("camel-dicom.service"),
                Files.readString(UNIT)
                        .replace("ExecStart=/opt/camel-dicom/camel-dicom", "ExecStart=" + script)
                        .replaceAll("(?m)^Documentation=.*\\R", ""));
    }

    private String analyze(String... arguments) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")))
                .as("systemd-analyze is missing: the unit is only read")
                .isTrue();
        List<String> command = new ArrayList<>(List.of("/usr/bin/systemd-analyze"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
