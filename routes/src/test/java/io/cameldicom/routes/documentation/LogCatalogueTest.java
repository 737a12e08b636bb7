package io.cameldicom.routes.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line of the log at info and above has an event and a text that docs/logging.md lists, and the other way round. */
class LogCatalogueTest {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root", ".."));
    private static final List<String> MODULES =
            List.of("dicom-toolkit", "dicom-imageio", "camel-dicom-component", "camel-dicom-dcm4che", "routes");
    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern LINE = Pattern.compile(
            "\\b(?:LOG|log)\\s*\\.at(Info|Warn|Error|Level)\\((.*?)\\.log\\(\\s*(" + LITERAL + "(?:\\s*\\+\\s*"
                    + LITERAL + ")*)?",
            Pattern.DOTALL);
    private static final Pattern EVENT = Pattern.compile("addKeyValue\\(\\s*\"event\",\\s*\"([a-z.-]+)\"\\)");
    private static final Pattern WITHOUT_EVENT = Pattern.compile("\\b(?:LOG|log)\\s*\\.(?:info|warn|error)\\(");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z.-]+)` \\| (INFO|WARN|ERROR) \\| `([^`]+)` \\|[^|]+\\|$", Pattern.MULTILINE);

    @Test
    void eachLineOfTheSourcesIsInTheCatalogueAndTheOtherWayRound() throws IOException {
        TreeSet<String> printed =
                new TreeSet<>(sources().flatMap(LogCatalogueTest::lines).toList());

        assertThat(printed).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(catalogue());
    }

    @Test
    void noLineAtInfoOrAboveIsWithoutAnEvent() throws IOException {
        assertThat(sources().filter(source -> WITHOUT_EVENT.matcher(source).find()))
                .as("write LOG.atWarn().addKeyValue(\"event\", …).log(…), and list it in docs/logging.md")
                .isEmpty();
    }

    @Test
    void anEventHasOneLevelAndOneText() {
        assertThat(catalogue().stream().map(line -> line.split(" ")[0]))
                .as("events")
                .doesNotHaveDuplicates();
    }

    private static Stream<String> lines(String source) {
        return LINE.matcher(source).results().map(line -> {
            String event = EVENT.matcher(line.group(2))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse("(no event)");
            String level =
                    line.group(1).equals("Level") ? "INFO" : line.group(1).toUpperCase(Locale.ROOT);
            return event + " " + level + " " + (line.group(3) == null ? "(no literal)" : text(line.group(3)));
        });
    }

    private static String text(String literals) {
        return Pattern.compile(LITERAL)
                .matcher(literals)
                .results()
                .map(MatchResult::group)
                .map(literal -> literal.substring(1, literal.length() - 1).replace("\\\"", "\""))
                .collect(Collectors.joining());
    }

    private static TreeSet<String> catalogue() {
        List<String> rows = ROW.matcher(Pages.read("docs/logging.md"))
                .results()
                .map(row ->
                        row.group(1) + " " + row.group(2) + " " + row.group(3).replaceAll("\\{[^}]*}", "{}"))
                .toList();
        return new TreeSet<>(rows);
    }

    private static Stream<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources.stream();
    }
}
