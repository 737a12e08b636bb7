package io.cameldicom.example;

import io.cameldicom.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * Where an application with options of its own is found.
 *
 * @param folder below which its inbox and archive lie
 * @param archivePort of its own listener
 * @param webPort of its actuator
 */
record RunningApplication(Path folder, int archivePort, int webPort) {
    static RunningApplication in(Path folder) {
        return new RunningApplication(folder, FreePort.find(), FreePort.find());
    }

    /** @param pacs AE@host:port */
    List<String> arguments(String pacs) {
        return List.of(
                "--server.port=" + webPort,
                "--archive.port=" + archivePort,
                "--archive.folder=" + archive(),
                "--inbox=" + inbox(),
                "--pacs=" + pacs);
    }

    String address() {
        return "ARCHIVE@127.0.0.1:" + archivePort;
    }

    Path archive() {
        return folder.resolve("archive");
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    /** What the actuator answers, whatever its status; empty where nothing answers. */
    String health() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + "/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
