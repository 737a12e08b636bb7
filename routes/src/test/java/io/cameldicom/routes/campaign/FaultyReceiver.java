package io.cameldicom.routes.campaign;

import static org.awaitility.Awaitility.await;

import io.cameldicom.test.main.FaultyPeerMain;
import io.cameldicom.testing.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The peer of the kit, as a process of its own that keeps what it took, refuses what it has, and fails at random. */
final class FaultyReceiver implements Receiver {
    private static final List<String> FAULTS = List.of(
            "object 4%s: status A700",
            "object 3%s: status 0110",
            "object 3%s: status 0213",
            "object 3%s: reset",
            "object 3%s: abort",
            "object 2%s: close",
            "object 2%s: half, answer, close",
            "object 2%s: twice",
            "object 2%s: message-id +1",
            "object 2%s: garbage",
            "object 1%s: silent",
            "object 1%s: stall",
            "object 3%s after 1 pdvs: abort",
            "object 3%s after 0 pdvs: reset",
            "object 2%s after 2000 bytes: reset",
            "object 1%s after 1000 bytes: stall",
            "object 2%s: status B000",
            "object 5%s: delay 300ms",
            "object 1%s: down 800ms, reset",
            "object 3%s after answer: close",
            "association 20%s: reject transient congestion",
            "association 20%s: reject transient local-limit",
            "association 10%s: reject permanent called-ae",
            "association 10%s: silent",
            "association 15%s at connect: reset",
            "association 15%s at connect: close",
            "association 30%s: max-pdu 4097",
            "association 30%s after 200ms idle: release",
            "release 30%s: close");

    private final Path folder;
    private final int port = FreePort.find();
    private Process process;
    private PrintStream rules;

    FaultyReceiver(Path folder) {
        this.folder = folder;
    }

    @Override
    public String address() {
        return "FAULTY@127.0.0.1:" + port;
    }

    @Override
    public void start() throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultyPeerMain.class.getName(),
                        "--port",
                        Integer.toString(port),
                        "--keep",
                        folder.resolve("kept").toString(),
                        "--script",
                        "association *: unique")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        rules = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(output).contains("listening"));
    }

    @Override
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void misbehave(SplittableRandom random) {
        behave();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String fault = FAULTS.get(random.nextInt(FAULTS.size()));
            rules.println(fault.replace("%s", "% seed " + random.nextInt(1000)));
        }
    }

    @Override
    public void behave() {
        rules.println("clear");
        rules.println("association *: unique");
    }

    @Override
    public boolean refusesDuplicates() {
        return true;
    }

    @Override
    public Map<String, Set<String>> held() throws IOException {
        return Held.in(folder.resolve("kept"), file -> file.toString().endsWith(".dcm"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
