package io.cameldicom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.OpenResources;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application leaves behind that has ended; no other one runs beside it, whose threads would be counted. */
class ShutdownTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void endsWithAllItsThreadsAndSockets() throws Exception {
        TlsKeys keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        startAndStop(folder.resolve("first"), keys); // what stays for good is there from now on
        OpenResources before = OpenResources.now();

        startAndStop(folder.resolve("second"), keys);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(OpenResources.now())
                        .matches(now -> now.isWithin(before), "nothing beyond " + before));
    }

    private void startAndStop(Path archive, TlsKeys keys) throws Exception {
        try (SmokeApplication application = new SmokeApplication(archive, keys)) {
            application.succeed("direct:store", TestObjects.ct().writeInto(folder));
        }
    }
}
