package io.cameldicom.routes.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.edit.TextChange;
import io.cameldicom.toolkit.charset.inspect.Candidate;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharsetReportTest {
    private static final String NAME = "M\u00FCller^J\u00F6rg";

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    /** An edit by the name of the patient's id: what the toolkit would say is up to its own tests. */
    private static CharacterSetEdit edit(DicomFile file) {
        DataSet dataSet = file.dataSet();
        Candidate likely = new Candidate(SpecificCharacterSet.of("ISO_IR 100"), 0.9876);
        Candidate other = new Candidate(SpecificCharacterSet.of("ISO_IR 101"), 0.41);
        return switch (dataSet.string(Tag.PATIENT_ID).orElseThrow()) {
            case "valid" -> edit(dataSet, Verdict.VALID, List.of(likely), "ISO_IR 100", Action.NONE, List.of());
            case "absent" ->
                edit(
                        dataSet,
                        Verdict.ABSENT_BUT_NEEDED,
                        List.of(likely, other),
                        "",
                        Action.RELABELLED,
                        List.of(new TextChange("(0010,0010)", VR.PN, "M?ller\u001B[2J", NAME)));
            case "doubt" ->
                edit(dataSet, Verdict.UNDECIDABLE, List.of(other), "ISO_IR\n144", Action.DOUBTFUL, List.of());
            default -> throw new IllegalStateException();
        };
    }

    private static CharacterSetEdit edit(
            DataSet dataSet,
            Verdict verdict,
            List<Candidate> candidates,
            String declared,
            Action action,
            List<TextChange> changes) {
        return new CharacterSetEdit(
                action,
                List.of(new Inspection(declared, verdict, candidates)),
                declared,
                "ISO_IR 100",
                changes,
                dataSet,
                action == Action.DOUBTFUL ? "character set: declared 'x\ny', plausible are ISO_IR 101 (0.41)" : "");
    }

    private boolean report(boolean withValues, boolean json) throws IOException {
        return new CharsetReport(CharsetReportTest::edit, withValues, json, new PrintWriter(printed)).run(folder);
    }

    private Path drop(String id, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return TestObjects.ct().patientId(id).write(file);
    }

    private List<String> linesWith(String text) {
        return printed.toString().lines().filter(line -> line.contains(text)).toList();
    }

    @Test
    void saysOfEachFileWhatIsDeclaredWhatIsTrueAndWhatWouldChange() throws IOException {
        drop("valid", "a/right.dcm");
        drop("absent", "b/c/without label.dcm");

        assertThat(report(false, false)).isFalse();

        assertThat(linesWith("a/right.dcm"))
                .singleElement()
                .asString()
                .containsSubsequence("ISO_IR 100", "valid", "ISO_IR 100", "0.98", "left as it is", "0", "a/right.dcm");
        assertThat(linesWith("without label"))
                .singleElement()
                .asString()
                .containsSubsequence(
                        "-", "absent-but-needed", "0.98", "relabelled to ISO_IR 100", "1", "b/c/without label");
        assertThat(printed.toString())
                .contains("2 files (1 absent-but-needed, 1 valid)", "would change: 1 (1 relabelled); in doubt: 0")
                .doesNotContain("ller");
    }

    @Test
    void printsTextOnlyWhereItIsAskedForAndNeverLetsItSteerTheTerminal() throws IOException {
        drop("absent", "a.dcm");

        report(true, false);

        assertThat(printed.toString())
                .contains("    (0010,0010) PN 'M?ller\\u001B[2J' would read '" + NAME + "'")
                .doesNotContain("\u001B");
    }

    @Test
    void listsWhatIsPlausibleOfWhatIsInDoubtAndAsksAPersonToLook() throws IOException {
        drop("doubt", "a\nb.dcm");

        assertThat(report(false, false)).isTrue();

        assertThat(linesWith("in doubt"))
                .first()
                .asString()
                .contains("ISO_IR\\u000A144", "undecidable", "a\\u000Ab.dcm");
        assertThat(printed.toString())
                .contains("    character set: declared 'x\\u000Ay', plausible are ISO_IR 101 (0.41)", "in doubt: 1");
    }

    @Test
    void countsBrokenFilesWithTheirReasonsAndGoesOn() throws IOException {
        byte[] whole = Files.readAllBytes(drop("valid", "whole.dcm"));
        Files.write(folder.resolve("cut.dcm"), java.util.Arrays.copyOf(whole, whole.length - 9));
        Files.writeString(folder.resolve("letter.txt"), "no image ".repeat(40));
        drop("surprise", "surprise.dcm");

        assertThat(report(false, false)).isTrue();

        assertThat(printed.toString())
                .contains("4 files (1 valid)")
                .contains("problems: 3 (1 not-dicom, 1 truncated, 1 unexpected)")
                .contains("    unexpected: unexpected IllegalStateException");
    }

    @Test
    void followsNoLinksAndPassesOverWhatLiesBesideObjects() throws IOException {
        Path file = drop("valid", "a.dcm");
        Files.createSymbolicLink(folder.resolve("link.dcm"), file);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.writeString(folder.resolve("a.dcm.reason.json"), "{}");
        Files.writeString(folder.resolve("Thumbs.db"), "x");

        assertThat(report(false, false)).isFalse();
        assertThat(printed.toString()).contains("1 file (1 valid)");
    }

    @Test
    void printsAnObjectOfJsonForEachFile() throws IOException {
        drop("absent", "a.dcm");
        Files.writeString(folder.resolve("empty"), "", StandardCharsets.UTF_8);

        report(false, true);

        assertThat(printed.toString().lines()).hasSize(2);
        JsonNode read = new ObjectMapper().readTree(linesWith("a.dcm").get(0));
        assertThat(read.get("declared").asText()).isEmpty();
        assertThat(read.get("verdict").asText()).isEqualTo("absent-but-needed");
        assertThat(read.get("plausible").get(0).get("confidence").asDouble()).isEqualTo(0.988);
        assertThat(read.get("action").asText()).isEqualTo("relabelled");
        assertThat(read.get("changed").asInt()).isEqualTo(1);
        assertThat(read.has("values")).isFalse();
        assertThat(new ObjectMapper()
                        .readTree(linesWith("empty").get(0))
                        .get("problem")
                        .asText())
                .startsWith("empty: ");
    }

    @Test
    void failsWhereThereIsNoFolder() {
        folder = folder.resolve("nowhere");

        assertThatThrownBy(() -> report(false, false)).isInstanceOf(NoSuchFileException.class);
    }
}
