package io.cameldicom.routes.browser;

import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.jar.PackagedJar;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The application with both of its servers on free ports, and with the users {@link #ADMIN} and {@link #VIEWER}. */
final class Watched implements AutoCloseable {
    static final String ADMIN = "anna";
    static final String VIEWER = "victor";

    private final PackagedJar jar;
    private final int management = FreePort.find();
    private final int hawtio = FreePort.find();
    private PackagedJar.Running running;

    /** @param pacs where it sends to */
    Watched(Path folder, String pacs) throws Exception {
        jar = new PackagedJar(folder)
                .with("pacs", pacs)
                .with("inbox.settle", "200ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "500ms")
                .with("redelivery.delay", "100ms")
                .with("retry.delay", "1s")
                .with("retry.maximumDelay", "2s");
        setUser(ADMIN, "admin");
        setUser(VIEWER, "viewer");
        jar.with("management.enabled", "true").with("management.port", management);
    }

    Watched withHawtio() {
        jar.with("hawtio.enabled", "true").with("hawtio.port", hawtio);
        return this;
    }

    Watched with(String option, Object value) {
        jar.with(option, value);
        return this;
    }

    private void setUser(String name, String role) throws Exception {
        jar.runWithInput(password(name) + "\n", "users", "set", name, "--role", role)
                .requireExitCode(0);
    }

    static String password(String user) {
        return "correct horse of " + user;
    }

    /** Waits until it works. */
    Watched start() throws IOException {
        running = jar.start().awaitOutput("started");
        return this;
    }

    /** As {@code kill}; waits until it has ended. */
    void stop() throws InterruptedException {
        running.terminate();
        running.awaitEnd();
    }

    String dashboard() {
        return "http://127.0.0.1:" + management + "/";
    }

    String hawtio() {
        return "http://127.0.0.1:" + hawtio + "/hawtio";
    }

    Path inbox() {
        return jar.inbox();
    }

    /** Drops small objects of one study into the inbox; its folder and its files bear the name of a patient. */
    void drop(int objects) throws IOException {
        String study = TestObjects.newUid();
        Path folder = Files.createDirectories(jar.inbox().resolve("SMITH^JOHN " + study.hashCode()));
        for (int i = 0; i < objects; i++) {
            TestObjects object = TestObjects.ct().study(study);
            Path hidden = object.write(folder.resolve("." + object.instance()));
            Files.move(hidden, folder.resolve("SMITH^JOHN " + i + ".dcm"));
        }
    }

    void awaitSent(int files) {
        await().atMost(Visit.PATIENCE).until(() -> filesIn(jar.sent()).size() >= files);
    }

    void awaitQuarantined(int files) {
        await().atMost(Visit.PATIENCE).until(() -> filesIn(jar.quarantine()).size() >= 2 * files);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        return Files.exists(folder) ? PackagedJar.files(folder) : List.of();
    }

    String output() {
        return running.output();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
