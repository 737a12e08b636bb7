package io.cameldicom.routes.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The ways to start it say the same, each in the language of its system. */
class StartScriptsTest {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root"));
    private static final Path SCRIPTS = ROOT.resolve("routes/src/main/script");
    private static final String MAIN = Application.class.getName();

    @Test
    void startTheSameClassWithTheSameJars() throws Exception {
        assertThat(Files.readString(SCRIPTS.resolve("camel-dicom")).replaceAll("\\\\\n\\s*", ""))
                .contains("-cp \"$here/camel-dicom-routes.jar:$here/lib/ext/*\" " + MAIN + " \"$@\"");
        assertThat(Files.readString(SCRIPTS.resolve("camel-dicom.cmd")))
                .contains("-cp \"%HERE%camel-dicom-routes.jar;%HERE%lib\\ext\\*\" " + MAIN + " %*");
        assertThat(text(winsw(), "arguments"))
                .endsWith("-cp \"%BASE%\\camel-dicom-routes.jar;%BASE%\\lib\\ext\\*\" " + MAIN);
    }

    /** Backslashes and percent signs are all that differs; a stray bracket or quote is the usual mistake. */
    @Test
    void quoteEveryFolder() throws IOException {
        List<String> lines = Files.readAllLines(SCRIPTS.resolve("camel-dicom.cmd"));

        assertThat(lines.get(0)).isEqualTo("@echo off");
        assertThat(lines)
                .allSatisfy(line -> assertThat(
                                line.chars().filter(c -> c == '"').count() % 2)
                        .isZero());
        assertThat(lines).filteredOn(line -> line.contains("set \"")).allMatch(line -> line.endsWith("\""));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("exit /b %ERRORLEVEL%");
    }

    @Test
    void packTheWindowsScriptWithItsLineEnds() throws IOException {
        assertThat(Files.readString(ROOT.resolve("routes/src/main/assembly/zip.xml"))
                        .replaceAll("\\s+", ""))
                .contains("<include>camel-dicom.cmd</include></includes><lineEnding>dos</lineEnding>");
    }

    @Test
    void giveTheWindowsServiceTimeToDrain() throws Exception {
        Document service = winsw();

        Matcher seconds = Pattern.compile("(\\d+) sec").matcher(text(service, "stoptimeout"));
        assertThat(seconds.matches()).isTrue();
        assertThat(Integer.parseInt(seconds.group(1))).isGreaterThan(10);
        assertThat(text(service, "arguments")).doesNotContain("-Xrs").contains("-XX:+ExitOnOutOfMemoryError");
        assertThat(text(service, "executable")).isEqualTo("java");
    }

    @Test
    void giveTheServicesOfAllSystemsTheSameMemory() throws Exception {
        String unit = Files.readString(ROOT.resolve("packaging/systemd/camel-dicom.service"));
        Matcher flags = Pattern.compile("JAVA_OPTS=([^\"]*)\"").matcher(unit);

        assertThat(flags.find()).isTrue();
        assertThat(text(winsw(), "arguments")).startsWith(flags.group(1) + " -cp ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void followALinkToTheScript(@TempDir Path folder) throws Exception {
        Path application = Files.createDirectories(folder.resolve("opt app"));
        Path script = Files.copy(SCRIPTS.resolve("camel-dicom"), application.resolve("camel-dicom"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), script);
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder start = new ProcessBuilder("/bin/sh", link.toString(), "health").redirectErrorStream(true);
        start.environment().put("JAVA_HOME", folder.resolve("java").toString());

        String arguments = new String(start.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(arguments)
                .contains(application.toRealPath() + "/camel-dicom-routes.jar:")
                .endsWith("health\n");
    }

    private static Document winsw() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("packaging/windows/camel-dicom-service.xml").toFile());
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent().strip();
    }
}
