package io.cameldicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, within a bound, and keeps what it printed. */
public final class Command {
    private static final long BOUND_SECONDS = 120;

    private Command() {}

    /**
     * What a program left.
     *
     * @param command its name
     * @param exitCode as the system gave it
     * @param output standard output and error, in order
     */
    public record Result(String command, int exitCode, String output) {
        /** This result; fails with the whole output if the exit code is not 0. */
        public Result requireSuccess() {
            if (exitCode != 0) {
                throw new AssertionError(command + " ended with exit code " + exitCode + "; its output:\n" + output);
            }
            return this;
        }
    }

    /** Runs {@code command}; a program that takes longer than 120 s is killed, which is a failure. */
    public static Result run(Map<String, String> environment, List<?> command) {
        Path output = null;
        try {
            output = Files.createTempFile("command", ".log");
            List<String> words = new ArrayList<>();
            command.forEach(word -> words.add(word.toString()));
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError(words.get(0) + " did not end within " + BOUND_SECONDS + " s");
                }
            } finally {
                process.destroyForcibly();
            }
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return new Result(words.get(0), process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            if (output != null) {
                output.toFile().delete();
            }
        }
    }

    /** The program {@code name} on the PATH or in the usual folders, or null. */
    static Path find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin:/usr/sbin:/sbin";
        for (String folder : path.split(":")) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program) && !Files.isDirectory(program)) {
                return program;
            }
        }
        return null;
    }
}
