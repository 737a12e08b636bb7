package io.cameldicom.component.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says of the status policy is what the code does. */
class StatusPolicyPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("statusPolicy: RAW\\(([^)]*:[^)]*)\\)");

    @TempDir
    Path folder;

    @Test
    void listsTheDefaultsOfTheCode() throws IOException {
        List<String> table = Stream.of(
                        StatusTable.ROWS.stream().map(row -> row(row.range(), row.byDefault(), row.meaning())),
                        Stream.of(row(
                                Rejection.ALL,
                                StatusPolicy.REJECTED,
                                "A-ASSOCIATE-RJ, of either result: it would refuse every object alike")),
                        Arrays.stream(FailureKind.values()).map(kind -> row(kind, kind.byDefault(), kind.meaning())))
                .flatMap(rows -> rows)
                .toList();

        assertThat(section().lines().filter(line -> line.matches("\\| `[^`]*` \\| `[^`]*` \\|.*")))
                .containsExactlyElementsOf(table);
    }

    private static String row(Ending ending, Outcome outcome, String meaning) {
        return "| `" + ending.text() + "` | `" + outcome.word() + "` | " + meaning + " |";
    }

    @Test
    void givesExamplesThatAreRead() throws IOException {
        List<String> files = EXAMPLE.matcher(section())
                .results()
                .map(match -> match.group(1))
                .toList();
        List<String> lists = PARAMETER
                .matcher(section())
                .results()
                .map(MatchResult::group)
                .filter(parameter -> !parameter.contains("file:"))
                .map(parameter -> parameter.replaceAll(".*RAW\\(|\\)", ""))
                .toList();

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(read(file)).isNotEqualTo(StatusPolicy.DEFAULTS));
        assertThat(lists)
                .isNotEmpty()
                .allSatisfy(list -> assertThat(StatusPolicy.parse(list)).isNotEqualTo(StatusPolicy.DEFAULTS));
    }

    @Test
    void hasAnExampleFileThatChangesNothingUntilALineIsUncommented() throws IOException {
        String example = Files.readString(ROOT.resolve("config/pacs-status.properties"));
        List<String> entries = new ArrayList<>();
        example.lines().filter(line -> line.matches("#[^ ].*")).forEach(line -> entries.add(line.substring(1)));

        assertThat(read(example)).isEqualTo(StatusPolicy.DEFAULTS);
        assertThat(read(String.join("\n", entries)).entries())
                .hasSameSizeAs(entries)
                .hasSizeGreaterThan(3);
    }

    private StatusPolicy read(String content) throws IOException {
        Path file = Files.createTempFile(folder, "policy", ".properties");
        Files.writeString(file, content);
        return StatusPolicy.parse("file:" + file);
    }

    private static String section() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/component.md"));
        return page.substring(page.indexOf("### What each end"), page.indexOf("### A peer that is away"));
    }
}
