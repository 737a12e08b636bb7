package io.cameldicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A server process of a test: its output is kept, and it is ended by its own handle within a bound. */
public final class PeerProcess implements AutoCloseable {
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread endWithJvm;

    private PeerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.endWithJvm = new Thread(process::destroyForcibly, "end " + name);
        Runtime.getRuntime().addShutdownHook(endWithJvm);
    }

    static PeerProcess start(List<String> command, Map<String, String> environment, Path directory) {
        try {
            Path log = Files.createTempFile(directory, "server", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new PeerProcess(Path.of(command.get(0)).getFileName().toString(), log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when {@code ready} holds; a process that ended, or is too slow, is ended and shown with its output. */
    public PeerProcess awaitReady(Duration bound, BooleanSupplier ready) {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(bound)
                    .until(() -> !process.isAlive() || ready.getAsBoolean());
        } catch (ConditionTimeoutException e) {
            close();
            throw new IllegalStateException(name + " was not ready within " + bound + "; its output:\n" + output(), e);
        }
        if (!process.isAlive()) {
            close();
            throw new IllegalStateException(name + " ended with exit code " + process.exitValue()
                    + " while starting; its output:\n" + output());
        }
        return this;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no output: " + e.getMessage() + ")";
        }
    }

    /** Ends the process with those that it started: asked first, killed when it does not obey within 5 s. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        boolean interrupted = false;
        try {
            if (!process.waitFor(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        started.forEach(ProcessHandle::destroyForcibly);
        try {
            Runtime.getRuntime().removeShutdownHook(endWithJvm);
        } catch (IllegalStateException e) {
            // The JVM is ending already and will run the hook.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
