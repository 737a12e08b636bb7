package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsRunTest {
    private static final String LINE = "{\"sentAt\":\"%s\",\"outcome\":\"done\",\"instance\":\"%s\",\"study\":\"%s\","
            + "\"destination\":\"PACS@10.0.0.1:104\",\"status\":\"0000\",\"bytes\":526000,\"attempts\":2,\"later\":1}\n";

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private Options options;

    @BeforeEach
    void receipts() throws IOException {
        options =
                Options.from(new OptionSources(Map.of(), Map.of(), Map.of())).with(Option.RECEIPTS, folder.toString());
        Files.writeString(folder.resolve("2026-03-01.jsonl"), line("2026-03-01T10:00:00.000Z", "1.2.3", "1.9"));
        Files.writeString(
                folder.resolve("2026-03-02.jsonl"),
                line("2026-03-02T10:00:00.000Z", "1.2.4", "1.9")
                        + "torn in the midd\n{}\n"
                        + line("2026-03-02T11:00:00.000Z", "1.2.33", "1.8")
                        + line("2026-03-02T12:00:00.000Z", "1.2.5", "1.9").strip());
        Files.writeString(folder.resolve("notes.jsonl"), line("2026-03-02T11:00:00.000Z", "1.2.3", "1.9"));
    }

    private static String line(String time, String instance, String study) {
        return String.format(LINE, time, instance, study);
    }

    private ExitCode run(String study, String instance, Instant since, boolean json) {
        return ReceiptsRun.run(
                options,
                ReceiptsRun.query(study, instance, Optional.ofNullable(since)),
                json,
                new PrintWriter(printed));
    }

    private List<String> lines() {
        return printed.toString().lines().toList();
    }

    @Test
    void printsTheReceiptsOfAStudyInColumns() {
        assertThat(run("1.9", null, null, false)).isEqualTo(ExitCode.DONE);
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).contains("sent", "outcome", "status", "bytes", "destination", "instance");
        assertThat(lines().get(1))
                .contains("2026-03-01T10:00:00.000Z", "done", "0000", "526000", "PACS@10.0.0.1:104")
                .endsWith(" 1.2.3");
        assertThat(lines().get(2)).endsWith(" 1.2.4");
    }

    @Test
    void printsThoseOfAnInstanceAsTheyAre() {
        assertThat(run(null, "1.2.3", null, true)).isEqualTo(ExitCode.DONE);
        assertThat(printed.toString()).isEqualToNormalizingNewlines(line("2026-03-01T10:00:00.000Z", "1.2.3", "1.9"));
    }

    @Test
    void printsThoseSinceATime() {
        run(null, null, Instant.parse("2026-03-02T10:30:00Z"), false);
        assertThat(lines()).hasSize(2).last().asString().endsWith(" 1.2.33");
    }

    @Test
    void countsTheVeryFirstSecond() {
        assertThat(run(null, null, Instant.parse("2026-03-02T11:00:00Z"), false))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void tellsByTheExitCodeThatThereIsNone() {
        assertThat(run("1.7", null, null, false)).isEqualTo(ExitCode.LEFT);
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void refusesWhatIsNoUidAndAFolderThatIsNotThere() {
        assertThatThrownBy(() -> run("study", null, null, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--study: 'study' (expected: a UID");
        options = options.with(Option.RECEIPTS, folder.resolve("nowhere").toString());
        assertThatThrownBy(() -> run("1.9", null, null, false))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("it is not there");
    }
}
