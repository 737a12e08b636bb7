package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RedriveIT {
    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("here"))
                .with("inbox.settle", "200ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "500ms");
    }

    @Test
    void sendsAgainBesideARunningServiceWhatThePeerHadRefused() throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("object *: status C123 comment \"Smith\"");
                Running running = jar.with("pacs", peer.address()).start().awaitOutput("started")) {
            for (int i = 0; i < 3; i++) {
                TestObjects.ct()
                        .write(Files.createDirectories(jar.inbox().resolve("study"))
                                .resolve(i + ".dcm"));
            }
            Files.writeString(jar.inbox().resolve("Smith.txt"), "no image ".repeat(40));
            await().atMost(PackagedJar.LONGEST)
                    .until(() -> PackagedJar.files(jar.quarantine()).size() == 8);
            peer.clear();

            Ended dry = jar.run("redrive", "--cause", "refused", "--dry-run").requireExitCode(0);
            Ended ended =
                    jar.run("redrive", "--cause", "refused", "--since", "1h").requireExitCode(0);

            assertThat(dry.output()).contains("refused: 3 would be put back");
            assertThat(ended.output())
                    .contains("refused: 3 put back into the inbox")
                    .doesNotContain("Smith", "study");
            await().atMost(PackagedJar.LONGEST)
                    .untilAsserted(
                            () -> assertThat(PackagedJar.files(jar.sent())).hasSize(3));
            assertThat(jar.sent().resolve("study/2.dcm")).exists();
            assertThat(PackagedJar.files(jar.quarantine()))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("Smith.txt", "Smith.txt.reason.json");
            assertThat(running.output()).doesNotContain("Smith");
        }
    }

    @Test
    void sendsOtherBytesOfAnInstanceOnlyWhereToldTo() throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("object *: status 0000")) {
            jar.with("pacs", peer.address());
            TestObjects object = TestObjects.ct();
            object.write(jar.inbox().resolve("a.dcm"));
            jar.run("--once").requireExitCode(0);
            object.otherPixels().write(jar.inbox().resolve("b.dcm"));
            jar.run("--once").requireExitCode(2);

            jar.run("redrive", "--cause", "conflict").requireExitCode(0);
            jar.run("--once").requireExitCode(2);
            assertThat(peer.recording().objects()).hasSize(1);

            jar.run("redrive", "--cause", "conflict", "--resend").requireExitCode(0);
            jar.run("--once").requireExitCode(0);
            assertThat(peer.recording().objects()).hasSize(2);
            assertThat(jar.sent().resolve("b.dcm")).exists();
            assertThat(PackagedJar.files(jar.folder.resolve("data/state/resend")))
                    .isEmpty();
        }
    }

    @Test
    void endsWith1OnAWrongCauseOrTimeAndWhereNoFolderIs() throws Exception {
        assertThat(jar.run("redrive", "--cause", "refusd").requireExitCode(1).output())
                .contains("'refusd'", "nearest is refused")
                .doesNotContain("\tat ");
        assertThat(jar.run("redrive", "--since", "tomorow").requireExitCode(1).output())
                .contains("since: 'tomorow'", "2026-11-24T08:30");
        assertThat(jar.run("redrive").requireExitCode(1).output()).contains("quarantine: ", "it is not there");
        assertThat(jar.run("redrive", "--help").requireExitCode(0).output()).contains("--cause", "--dry-run");
    }
}
