package io.cameldicom.routes.campaign;

import io.cameldicom.routes.jar.PackagedJar;
import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.routes.jar.PackagedJar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application under test, which is killed and stopped, and must never end by itself. */
final class Sender implements AutoCloseable {
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;

    private final PackagedJar jar;
    private final List<String> outputs = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Running running;

    Sender(PackagedJar jar, String engine) throws IOException {
        this.jar = jar.with("inbox.settle", "300ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "5s")
                .with("redelivery.delay", "100ms")
                .with("retry.delay", "300ms")
                .with("retry.maximumDelay", "2s");
        Path config = Files.createDirectories(jar.folder.resolve("config"));
        Files.writeString(config.resolve("application.properties"), """
                camel.component.dicom.connectTimeout = 2s
                camel.component.dicom.associateTimeout = 2s
                camel.component.dicom.responseTimeout = 3s
                camel.component.dicom.writeTimeout = 3s
                camel.component.dicom.engine = %s
                """.formatted(engine));
    }

    PackagedJar jar() {
        return jar;
    }

    boolean isRunning() {
        return running != null;
    }

    boolean isWorking() {
        return running != null && running.output().contains("started");
    }

    /** Starts it, and does not wait until it works. */
    void start() throws IOException {
        running = jar.start();
    }

    void kill() throws InterruptedException {
        requireAlive();
        running.kill();
        ended(KILLED);
    }

    void stop() throws InterruptedException {
        requireAlive();
        running.terminate();
        ended(TERMINATED);
    }

    private void requireAlive() {
        if (!running.isAlive()) {
            violations.add("the sender ended by itself:\n" + running.output());
        }
    }

    private void ended(int expected) throws InterruptedException {
        Ended end = running.awaitEnd();
        running = null;
        outputs.add(end.output());
        if (end.exitCode() != expected) {
            violations.add(
                    "exit code " + end.exitCode() + " (expected: " + expected + "); the output:\n" + end.output());
        }
    }

    /** What it printed in all its lives so far. */
    String output() {
        return String.join("\n", outputs) + (running == null ? "" : "\n" + running.output());
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
