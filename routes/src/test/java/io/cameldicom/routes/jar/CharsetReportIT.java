package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code charset-report} as an operator runs it. */
@Timeout(180)
class CharsetReportIT {
    @TempDir
    Path folder;

    private PackagedJar jar;
    private Path images;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("here"));
        images = Files.createDirectories(folder.resolve("images/ward 3"));
        TestObjects.ct().umlauts().write(images.resolve("right.dcm"));
        TestObjects.ct().unlabelledUmlauts().write(images.resolve("absent.dcm"));
        TestObjects.ct()
                .patientName(TestObjects.UMLAUTS, StandardCharsets.UTF_8, "ISO_IR 100")
                .write(images.resolve("mojibake.dcm"));
    }

    private static String line(Ended ended, String file) {
        return ended.output()
                .lines()
                .filter(line -> line.endsWith(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatIsDeclaredWhatIsTrueAndWhatWouldChange() throws Exception {
        byte[] before = Files.readAllBytes(images.resolve("absent.dcm"));

        Ended ended = jar.run("charset-report", images.getParent().toString(), "--hint", "de,fr")
                .requireExitCode(0);

        assertThat(line(ended, "ward 3/right.dcm")).contains("ISO_IR 100", "valid", "left as it is");
        assertThat(line(ended, "ward 3/absent.dcm")).contains("absent-but-needed", "relabelled to ISO_IR 100");
        assertThat(line(ended, "ward 3/mojibake.dcm")).contains("contradicted", "relabelled to ISO_IR 192");
        assertThat(ended.output())
                .contains("3 files (1 absent-but-needed, 1 contradicted, 1 valid)", "would change: 2")
                .doesNotContain("ller", "\tat ");
        assertThat(images.resolve("absent.dcm")).hasBinaryContent(before);
    }

    @Test
    void takesTheOptionsOfTheServiceAndThoseOfTheCommandBeforeThem() throws Exception {
        jar.with("charset.mode", "convert").with("charset.target", "ISO_IR 192");

        Ended service = jar.run("charset-report", images.toString()).requireExitCode(3);
        Ended command = jar.run("charset-report", images.toString(), "--mode", "repair", "--hint", "de")
                .requireExitCode(0);

        assertThat(service.output()).contains("what convert would do, with target ISO_IR 192");
        assertThat(line(service, "right.dcm")).contains("converted to ISO_IR 192");
        assertThat(line(service, "absent.dcm")).contains("in doubt");
        assertThat(line(command, "absent.dcm")).contains("repaired to ISO_IR 192");
    }

    @Test
    void printsTextOnlyWhereAsked() throws Exception {
        Ended ended = jar.run("charset-report", images.toString(), "--hint", "de", "--values")
                .requireExitCode(0);
        Ended json = jar.run("charset-report", images.toString(), "--hint", "de", "--json")
                .requireExitCode(0);

        assertThat(ended.output()).contains("(0010,0010) PN 'MÃ¼ller^JÃ¶rg' would read 'Müller^Jörg'");
        List<String> lines = json.output().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.get("verdict").asText()).isNotBlank();
        assertThat(json.output()).doesNotContain("ller");
    }

    @Test
    void endsWith3WhereAFileIsBrokenAndWith1WhereItCannotBegin() throws Exception {
        Files.writeString(images.resolve("letter.txt"), "no image ".repeat(40));

        assertThat(jar.run("charset-report", images.toString(), "--hint", "de")
                        .requireExitCode(3)
                        .output())
                .contains("not-dicom: ", "problems: 1 (1 not-dicom)", "4 files");
        assertThat(jar.run("charset-report", folder.resolve("nowhere").toString())
                        .requireExitCode(1)
                        .output())
                .contains("charset-report: '", "it is not there")
                .doesNotContain("\tat ");
        assertThat(jar.run("charset-report", images.toString(), "--mode", "convert")
                        .requireExitCode(1)
                        .output())
                .contains("charset.target: ''");
        assertThat(jar.run("charset-report", images.toString(), "--mode", "default")
                        .requireExitCode(1)
                        .output())
                .contains("--mode: 'default' (expected: one of relabel, convert, repair)");
        assertThat(jar.run("charset-report").requireExitCode(1).output()).contains("DIR");
        assertThat(jar.run("charset-report", "--help").requireExitCode(0).output())
                .contains("--values", "--hint", "data of patients");
    }
}
