package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bar of {@code --once}: on a terminal, and nowhere else. */
class OnceProgressIT {
    @TempDir
    Path folder;

    private PackagedJar jar() throws IOException {
        PackagedJar jar = new PackagedJar(folder.resolve("run"))
                .with("embedded.port", FreePort.find())
                .with("inbox.settle", "1s");
        for (int i = 0; i < 30; i++) {
            TestObjects.ct().writeInto(jar.inbox());
        }
        Files.writeString(jar.inbox().resolve("letter.txt"), "a letter, and no object at all ".repeat(10));
        return jar;
    }

    private static List<String> drawn(String output) {
        return Arrays.stream(output.split("[\r\n]+"))
                .map(line -> line.replace("\b", "").strip())
                .toList();
    }

    @Test
    void showsABarOnATerminalAndKeepsLogLinesWhole() throws Exception {
        String output = jar().onTerminal(100).run("--once").requireExitCode(2).output();

        assertThat(drawn(output)).anyMatch(line -> line.matches("\\[=+] 31 of 31 files, 1 quarantined, .* MB/s"));
        assertThat(drawn(output).stream().filter(line -> line.contains(" WARN ")))
                .hasSize(1)
                .allMatch(line -> line.matches("\\d{4}-.* WARN +quarantined [0-9a-f]{8}: not-dicom: .*"));
        int lastBar = output.lastIndexOf("31 of 31");
        int summary = output.indexOf("sent 30, quarantined 1");
        assertThat(lastBar).isPositive().isLessThan(summary);
        assertThat(output.substring(lastBar, summary)).contains("\n");
    }

    @Test
    void fitsIntoANarrowTerminal() throws Exception {
        String output = jar().onTerminal(30).run("--once").requireExitCode(2).output();

        assertThat(drawn(output).stream().filter(line -> line.contains(" of 31")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(30));
    }

    @Test
    void printsNoControlCharacterWhereThereIsNoTerminal() throws Exception {
        String output = jar().run("--once").requireExitCode(2).output();

        assertThat(output).contains("sent 30, quarantined 1").doesNotContain(" of 31");
        assertThat(output.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }

    @Test
    void showsNoBarInALogForPrograms() throws Exception {
        String output = jar().with("log.format", "json")
                .onTerminal(100)
                .run("--once")
                .requireExitCode(2)
                .output();

        assertThat(output).doesNotContain(" of 31");
    }
}
