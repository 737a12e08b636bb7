package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code java -jar camel-dicom-routes.jar} in a folder of its own, with an empty home. */
public final class PackagedJar {
    private static final Path JAR =
            Path.of(System.getProperty("dicom.root"), "routes", "target", "camel-dicom-routes.jar");

    /** A start takes half a minute on a machine that is busy with other things. */
    static final Duration LONGEST = Duration.ofSeconds(300);

    public final Path folder;
    private final Map<String, String> options = new LinkedHashMap<>(Map.of("management.enabled", "false"));
    private int runs;
    private boolean locale = true;
    private boolean unprivileged;
    private List<String> memory = List.of();
    private int columns;

    public PackagedJar(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        String engine = System.getProperty("dicom.engine");
        if (engine != null) {
            with("camel.component.dicom.engine", engine);
        }
        Files.createDirectories(inbox());
    }

    /** Whether a jar of this artifact lies beside the application. */
    static boolean hasLibrary(String artifact) {
        String[] libraries = JAR.resolveSibling("lib").toFile().list((lib, name) -> name.startsWith(artifact + "-"));
        return libraries != null && libraries.length > 0;
    }

    public PackagedJar with(String option, Object value) {
        options.put(option, value.toString());
        return this;
    }

    public PackagedJar withoutLocale() {
        locale = false;
        return this;
    }

    /** Runs as a user who owns nothing but this folder as it is now; for a test that runs as root. */
    PackagedJar unprivileged() throws IOException, InterruptedException {
        unprivileged = true;
        Files.createDirectories(folder.resolve("home"));
        assertThat(new ProcessBuilder("chown", "-R", "65534", folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        return this;
    }

    /** Runs on a terminal of so many columns, by {@code script}. */
    PackagedJar onTerminal(int wide) {
        columns = wide;
        return this;
    }

    private List<String> onTerminal(List<String> command) {
        String quoted = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return List.of("script", "-qec", "stty cols " + columns + "; exec " + quoted, "/dev/null");
    }

    /** Runs with so much heap, and ends when that is used up. */
    PackagedJar withMemory(String heap) {
        memory = List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError");
        return this;
    }

    public Path inbox() {
        return folder.resolve("data/inbox");
    }

    public Path sent() {
        return folder.resolve("data/sent");
    }

    public Path quarantine() {
        return folder.resolve("data/quarantine");
    }

    /** Regular files below a folder, but for hidden ones. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    public Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                unprivileged ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : List.of());
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(memory);
        options.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output-" + ++runs + ".txt");
        ProcessBuilder builder = new ProcessBuilder(columns == 0 ? command : onTerminal(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        if (columns > 0) {
            environment.put("TERM", "xterm");
            environment.put("PATH", System.getenv("PATH"));
        }
        environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        if (locale) {
            environment.put("LANG", "C.UTF-8");
        }
        return new Running(builder.start(), output);
    }

    /** Runs to the end. */
    public Ended run(String... arguments) throws Exception {
        try (Running running = start(arguments)) {
            return running.awaitEnd();
        }
    }

    /** Runs to the end with a text as its standard input. */
    public Ended runWithInput(String input, String... arguments) throws Exception {
        try (Running running = start(arguments)) {
            try (OutputStream in = running.process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return running.awaitEnd();
        }
    }

    public record Ended(int exitCode, String output) {
        public Ended requireExitCode(int expected) {
            assertThat(exitCode).as(output).isEqualTo(expected);
            return this;
        }
    }

    public static final class Running implements AutoCloseable {
        private final Process process;
        private final Path output;

        private Running(Process process, Path output) {
            this.process = process;
            this.output = output;
        }

        public Ended awaitEnd() throws InterruptedException {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
            return new Ended(process.exitValue(), output());
        }

        public Running awaitOutput(String text) {
            await().atMost(LONGEST).until(() -> output().contains(text));
            return this;
        }

        public String output() {
            try {
                return Files.readString(output, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public boolean isAlive() {
            return process.isAlive();
        }

        /** As {@code kill -9}. */
        public void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** As {@code kill}. */
        public void terminate() {
            process.destroy();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
