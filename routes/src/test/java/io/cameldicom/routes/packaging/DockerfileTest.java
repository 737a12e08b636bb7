package io.cameldicom.routes.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.Application;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.packaging.Dockerfile.Instruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image promises; that it works is tried by hand, as no image can be pulled where the tests run. */
class DockerfileTest {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root"));
    private static final String PINNED = "JAVA_IMAGE=eclipse-temurin:\\d+\\.\\d+\\.\\d+_\\d+-jre-[a-z]+";

    @TempDir
    Path folder;

    private final Dockerfile dockerfile = read();

    @Test
    void beginsWithOneReleaseOfAJre() {
        assertThat(dockerfile.last("ARG").arguments()).matches(PINNED);
        assertThat(dockerfile.all("FROM"))
                .singleElement()
                .extracting(Instruction::arguments)
                .isEqualTo("${JAVA_IMAGE}");
    }

    @Test
    void runsAsAUserWithANumberOtherThanRoot() {
        assertThat(dockerfile.last("USER").arguments()).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
        int user = dockerfile.instructions().lastIndexOf(dockerfile.last("USER"));
        assertThat(dockerfile
                        .instructions()
                        .subList(user, dockerfile.instructions().size()))
                .extracting(Instruction::name)
                .doesNotContain("RUN", "COPY");
    }

    /** A shell between would keep the signal to stop from the application. */
    @Test
    void startsAndAsksForHealthWithoutAShell() throws IOException {
        List<String> start = dockerfile.last("ENTRYPOINT").exec();

        assertThat(start).containsExactly("/opt/camel-dicom/camel-dicom");
        assertThat(dockerfile.last("HEALTHCHECK").exec())
                .startsWith("java")
                .endsWith("-cp", "/opt/camel-dicom/camel-dicom-routes.jar", Application.class.getName(), "health");
        assertThat(dockerfile.all("CMD")).isEmpty();
        assertThat(ROOT.resolve("routes/src/main/script/camel-dicom")).content().contains("\nexec ");
    }

    @Test
    void holdsNothingFromElsewhereAndNoPassword() {
        assertThat(dockerfile.all("ADD")).isEmpty();
        assertThat(dockerfile.instructions())
                .extracting(Instruction::arguments)
                .noneMatch(text -> text.contains("://"))
                .noneMatch(text -> Pattern.compile("(?i)password|secret|token")
                        .matcher(text)
                        .find());
    }

    /** The environment comes before the file that an operator mounts. */
    @Test
    void setsNoOptionOfTheApplication() {
        List<String> set = dockerfile.all("ENV").stream()
                .flatMap(env -> Arrays.stream(env.arguments().split("=")))
                .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                .toList();

        assertThat(set)
                .contains("JAVA_OPTS")
                .doesNotContainAnyElementsOf(Arrays.stream(Option.values())
                        .map(Option::environmentVariable)
                        .toList());
    }

    @Test
    void hasOptionsThatJavaKnows() throws Exception {
        Matcher options = Pattern.compile("JAVA_OPTS=\"([^\"]*)\"")
                .matcher(dockerfile.last("ENV").arguments());
        assertThat(options.find()).isTrue();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.group(1).split(" ")));
        command.add("-version");
        Path output = folder.resolve("output");

        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(exitCode).as(Files.readString(output)).isZero();
        assertThat(command).contains("-XX:+ExitOnOutOfMemoryError").anyMatch(word -> word.startsWith("-XX:MaxRAM"));
    }

    @Test
    void keepsInboxSentAndQuarantineOnOneVolume() {
        assertThat(dockerfile.last("VOLUME").arguments()).isEqualTo("/data");
        Path work = Path.of(dockerfile.last("WORKDIR").arguments());
        assertThat(List.of(Option.INBOX, Option.SENT, Option.QUARANTINE, Option.RECEIPTS, Option.STATE))
                .allSatisfy(option -> assertThat(
                                work.resolve(option.defaultValue()).normalize().toString())
                        .startsWith("/data/"));
    }

    @Test
    void isSentNothingButWhatItCopies() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        List<String> copied = dockerfile.all("COPY").stream()
                .flatMap(copy -> copy.words().subList(0, copy.words().size() - 1).stream())
                .toList();

        assertThat(lines.get(0)).isEqualTo("*");
        assertThat(lines.stream().filter(line -> line.startsWith("!")).map(line -> line.substring(1)))
                .containsExactlyInAnyOrderElementsOf(copied);
        assertThat(copied)
                .filteredOn(source -> !source.startsWith("routes/target/"))
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
    }

    private static Dockerfile read() {
        try {
            return Dockerfile.read(ROOT.resolve("Dockerfile"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
