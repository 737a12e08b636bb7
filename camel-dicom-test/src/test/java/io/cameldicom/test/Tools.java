package io.cameldicom.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tools of OFFIS DCMTK: implementations that are not ours. */
final class Tools {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private Tools() {}

    /** What a tool printed, and how it ended. */
    record Result(int exitCode, String output) {}

    static void require() {
        boolean there = installed("echoscu") && installed("storescu") && installed("dump2dcm") && installed("dcmdump");
        if (Boolean.getBoolean("peers.required")) {
            assertThat(there).as("DCMTK is installed").isTrue();
        }
        assumeTrue(there, "DCMTK is not installed");
    }

    private static boolean installed(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin").split(":")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    static Result run(Object... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".log");
        try {
            List<String> words = new ArrayList<>();
            for (Object word : command) {
                words.add(word.toString());
            }
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("%s ends", words).isTrue();
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }

    /** Makes a CT of about {@code kilobytes}, explicit little endian. */
    static Path ct(Path folder, String instance, int kilobytes) throws IOException, InterruptedException {
        Path raw = Files.write(folder.resolve("pixels-" + instance + ".raw"), new byte[kilobytes << 10]);
        Path dump = Files.writeString(folder.resolve(instance + ".dump"), """
                (0008,0016) UI [%s]
                (0008,0018) UI [%s]
                (0010,0010) PN [Test^Kit]
                (0020,000d) UI [1.2.3.4]
                (0020,000e) UI [1.2.3.4.1]
                (7fe0,0010) OW =%s
                """.formatted(CT, instance, raw));
        Path file = folder.resolve(instance + ".dcm");
        assertThat(run("dump2dcm", "+te", dump, file).exitCode()).isZero();
        Files.delete(raw);
        Files.delete(dump);
        return file;
    }
}
