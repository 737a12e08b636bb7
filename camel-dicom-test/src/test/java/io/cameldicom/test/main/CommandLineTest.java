package io.cameldicom.test.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void hasDefaultsOnLoopback() {
        CommandLine line = CommandLine.parse();

        assertThat(line.options().port()).isEqualTo(11113);
        assertThat(line.options().host().isLoopbackAddress()).isTrue();
        assertThat(line.options().keepIn()).isEmpty();
        assertThat(line.script().rules()).isEmpty();
    }

    @Test
    void takesAScriptAsTextOrFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("faults.txt"), "# two\nobject 1: abort\nobject 2: reset\n");

        assertThat(CommandLine.parse("--script", file.toString()).script().rules())
                .hasSize(2);
        CommandLine line = CommandLine.parse(
                "--script", "object 1: abort", "--port", "0", "--ae", "PACS", "--host", "127.0.0.1", "--keep", "kept");
        assertThat(line.script()).hasToString("object 1: abort");
        assertThat(line.options().aeTitle()).isEqualTo("PACS");
        assertThat(line.options().keepIn()).contains(Path.of("kept"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port x | --port: x (expected: 0 to 65535)",
                "--port 70000 | port: 70000 (expected: 0 to 65535)",
                "--ae 12345678901234567 | AE title: 12345678901234567 (expected: 1 to 16 characters)",
                "--script | --script (expected: an option and its value)",
                "--script missing.txt | --script: missing.txt (expected: a file, or rules)",
                "--script object:abort | line 1: object:abort: number: \":\"",
                "--verbose yes | --verbose (expected: one of --port, --ae, --host, --script, --keep)",
                "--host no-such-host.invalid | --host: no-such-host.invalid (expected: an address of this machine)",
            })
    void refusesWhatItDoesNotUnderstand(String arguments, String message) {
        assertThatThrownBy(() -> CommandLine.parse(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
