package io.cameldicom.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.TestObjects;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is built and started in production, and a tool of DCMTK that sends to it. */
@QuarkusIntegrationTest
@QuarkusTestResource(FreePlaces.class)
class PackagedApplicationIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void receivesFromOthersAndTakesItsInbox() {
        Path archive = Path.of(FreePlaces.place("archive.folder"));
        TestObjects received = TestObjects.mr().umlauts();
        TestObjects dropped = TestObjects.ct().unlabelledUmlauts();

        Dcmtk.run(
                        "storescu",
                        "-aec",
                        "ARCHIVE",
                        "127.0.0.1",
                        FreePlaces.place("archive.port"),
                        received.write(folder.resolve("received.dcm")))
                .requireSuccess();
        dropped.writeInto(Path.of(FreePlaces.place("inbox")));

        assertThat(file(archive, received)).binaryContent().endsWith(received.dataSet());
        await().atMost(BOUND).until(() -> file(archive, dropped).toFile().isFile());
        assertThat(Dcmtk.run("dcmdump", file(archive, dropped)).requireSuccess().output())
                .contains("[ISO_IR 192]")
                .contains(TestObjects.UMLAUTS);
    }

    private static Path file(Path archive, TestObjects object) {
        return archive.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm");
    }
}
