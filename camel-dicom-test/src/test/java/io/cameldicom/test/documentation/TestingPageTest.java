package io.cameldicom.test.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.main.FaultyPeerMain;
import io.cameldicom.test.script.Rejection;
import io.cameldicom.test.script.Script;
import io.cameldicom.test.script.UidName;
import io.cameldicom.test.script.Unit;
import io.cameldicom.test.script.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/testing.md says what the vocabulary says. */
class TestingPageTest {
    private final String page = page();

    @Test
    void listsEveryVerb() {
        List<String> rows =
                Arrays.stream(Verb.values()).map(TestingPageTest::row).toList();
        String heading = "## All verbs";
        int start = page.indexOf(heading) + heading.length();
        String section = page.substring(start, page.indexOf("\n## ", start));

        assertThat(section.lines().filter(line -> line.startsWith("| `")).toList())
                .isEqualTo(rows);
    }

    private static String row(Verb verb) {
        String units = verb.units().size() == Unit.values().length
                ? "any"
                : verb.units().stream().map(Unit::word).sorted().collect(Collectors.joining(", "));
        String usage = (verb.word() + " " + verb.arguments()).strip().replace("|", "\\|");
        return "| `" + usage + "` | " + units + " | " + verb.effect() + " |";
    }

    @Test
    void namesEveryUidAndReason() {
        assertThat(UidName.values()).allSatisfy(name -> assertThat(page).contains("`" + name.word() + "`"));
        assertThat(Rejection.values()).allSatisfy(reason -> assertThat(page).contains("`" + reason.word() + "`"));
    }

    @Test
    void showsScriptsThatAreUnderstood() {
        List<String> scripts = Pattern.compile("^```text\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(scripts)
                .hasSize(1)
                .allSatisfy(script -> assertThat(Script.parse(script).rules()).hasSize(10));
    }

    @Test
    void namesTheOptionsOfTheProgram() {
        assertThat(FaultyPeerMain.USAGE.split("\\["))
                .filteredOn(part -> part.startsWith("--"))
                .hasSize(5)
                .allSatisfy(part -> assertThat(page)
                        .contains("| `" + part.replaceAll(" .*", "").strip() + "` |"));
    }

    private static String page() {
        try {
            return Files.readString(
                    Path.of(System.getProperty("dicom.root", "..")).resolve("docs/testing.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
