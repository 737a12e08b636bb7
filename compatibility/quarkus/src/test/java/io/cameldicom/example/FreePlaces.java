package io.cameldicom.example;

import io.cameldicom.testing.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A free port and a folder for the application of a test. */
public class FreePlaces implements QuarkusTestResourceLifecycleManager {
    private static volatile Map<String, String> places = Map.of();

    /** Where the application that runs now is found: its properties. */
    static String place(String property) {
        return places.get(property);
    }

    @Override
    public Map<String, String> start() {
        int port = FreePort.find();
        try {
            Path folder = Files.createTempDirectory("camel-dicom-quarkus");
            places = Map.of(
                    "pacs", "ARCHIVE@127.0.0.1:" + port,
                    "archive.port", Integer.toString(port),
                    "archive.folder", folder.resolve("archive").toString(),
                    "inbox", folder.resolve("inbox").toString());
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
