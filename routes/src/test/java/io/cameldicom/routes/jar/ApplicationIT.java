package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ApplicationIT {
    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("somewhere else"))
                .with("embedded.port", FreePort.find())
                .with("inbox.settle", "200ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "500ms");
    }

    @Test
    void storesIntoTheEmbeddedPacsWithNothingButDefaultFolders() throws Exception {
        TestObjects object = TestObjects.ct().umlauts();
        object.write(jar.inbox().resolve("ä b.dcm"));

        Ended ended = jar.run("--once").requireExitCode(0);

        assertThat(ended.output().lines().findFirst().orElseThrow()).contains("embedded PACS, test use");
        assertThat(ended.output()).contains("sent 1, quarantined 0, left in the inbox 0");
        assertThat(PackagedJar.files(jar.folder.resolve("data/pacs")))
                .singleElement()
                .satisfies(stored -> assertThat(stored.toString())
                        .contains(object.study())
                        .contains(object.series())
                        .contains(object.instance()));
        assertThat(jar.sent().resolve("ä b.dcm")).hasBinaryContent(object.bytes());
        assertThat(PackagedJar.files(jar.inbox())).isEmpty();
        assertThat(jar.folder.resolve("home")).isEmptyDirectory();
    }

    @Test
    void endsWith2WhenSomethingIsInQuarantineAndNamesNoFile() throws Exception {
        Files.writeString(jar.inbox().resolve("Smith^John.txt"), "no image ".repeat(40));
        TestObjects.ct().write(jar.inbox().resolve("a.dcm"));

        Ended ended = jar.run("--once").requireExitCode(2);

        assertThat(ended.output()).contains("not-dicom").doesNotContain("Smith").doesNotContain("\tat ");
        assertThat(jar.quarantine().resolve("Smith^John.txt.reason.json"))
                .content()
                .contains("Smith^John.txt");
    }

    @Test
    void endsWith3WhenTheDestinationIsNotThere() throws Exception {
        TestObjects.ct().write(jar.inbox().resolve("a.dcm"));
        Files.writeString(jar.inbox().resolve("letter.txt"), "no image ".repeat(40));

        Ended ended = jar.with("pacs", "NOBODY@127.0.0.1:" + FreePort.find())
                .with("once.patience", "1s")
                .with("redelivery.delay", "100ms")
                .run("--once")
                .requireExitCode(3);

        assertThat(ended.output()).contains("left in the inbox 1").doesNotContain("embedded PACS");
        assertThat(PackagedJar.files(jar.inbox())).hasSize(1);
    }

    @Test
    void endsWith1OnWrongOptionsAndNamesTheNearest() throws Exception {
        assertThat(jar.run("--onec").requireExitCode(1).output())
                .contains("--onec")
                .contains("--once");
        assertThat(jar.run("dmo").requireExitCode(1).output()).contains("dmo").contains("demo");
        assertThat(jar.with("inbox.setle", "1s")
                        .run("--once")
                        .requireExitCode(1)
                        .output())
                .contains("inbox.setle")
                .contains("inbox.settle");
    }

    @Test
    void endsWith1WhenTheEmbeddedPacsFindsItsPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = jar.with("embedded.port", taken.getLocalPort())
                    .run("--once")
                    .requireExitCode(1);

            assertThat(ended.output())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusesToStartWhereAnotherServiceRuns() throws Exception {
        try (Running first = jar.start().awaitOutput("started")) {
            PackagedJar second = new PackagedJar(folder.resolve("second"))
                    .with("inbox", jar.inbox())
                    .with("embedded.port", FreePort.find());

            assertThat(second.run("--once").requireExitCode(1).output()).contains("no other camel-dicom uses");
        }
    }

    @Test
    void stopsWithinTenSecondsAndLeavesFilesWhileThePeerIsSilent() throws Exception {
        try (FaultyPeer silent = FaultyPeer.start("association *: silent");
                Running running = jar.with("pacs", silent.address()).start().awaitOutput("started")) {
            for (int i = 0; i < 20; i++) {
                TestObjects.ct().write(jar.inbox().resolve(i + ".dcm"));
            }
            assertThat(silent.recording()
                            .await(
                                    Duration.ofSeconds(60),
                                    seen -> !seen.associations().isEmpty()))
                    .isTrue();
            long start = System.nanoTime();
            running.terminate();
            Ended ended = running.awaitEnd();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(ended.output())
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(ended.exitCode()).isEqualTo(143);
            assertThat(PackagedJar.files(jar.inbox())).hasSize(20);
        }
    }

    @Test
    void stopsWithinTenSecondsWhileSendersOfTheEmbeddedPacsAreIdleOrInTheMiddleOfAnObject() throws Exception {
        int port = FreePort.find();
        try (Running running = jar.with("embedded.port", port).start().awaitOutput("started")) {
            DicomAddress address = DicomAddress.parse("EMBEDDED@127.0.0.1:" + port);
            try (FakePeer idle = FakePeer.calling(address);
                    FakePeer sending = FakePeer.calling(address)) {
                for (FakePeer peer : List.of(idle, sending)) {
                    peer.associate("EMBEDDED", "SCU", TestObjects.CT, TestObjects.EXPLICIT_LITTLE_ENDIAN);
                    peer.expect(2);
                }
                sending.fragment(
                        true,
                        true,
                        Dimse.storeRequest(1, TestObjects.CT, "1.2.3").encode());
                sending.fragment(false, false, new byte[1000]);
                long start = System.nanoTime();
                running.terminate();
                Ended ended = running.awaitEnd();

                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as(ended.output())
                        .isLessThan(Duration.ofSeconds(10));
                assertThat(ended.exitCode()).isEqualTo(143);
                assertThat(ended.output()).contains("stopped");
            }
        }
    }

    @Test
    void needsNoMoreMemoryForThousandsOfFiles() throws Exception {
        TestObjects object = TestObjects.ct().size(1, 1);
        byte[] file = object.bytes();
        byte[] uid = object.instance().getBytes(StandardCharsets.US_ASCII);
        Path many = Files.createDirectory(jar.inbox().resolve("many"));
        for (int i = 0; i < 5000; i++) {
            Files.write(many.resolve(i + ".dcm"), withUid(file, uid, i));
        }

        Ended ended = jar.withMemory("64m").run("--once").requireExitCode(0);

        assertThat(ended.output()).contains("sent 5000, quarantined 0, left in the inbox 0");
    }

    /** The same file with other last digits in its SOP Instance UIDs. */
    private static byte[] withUid(byte[] file, byte[] uid, int number) {
        byte[] changed = file.clone();
        byte[] digits = String.format("1%06d", number).getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + uid.length <= changed.length; at++) {
            if (Arrays.equals(changed, at, at + uid.length, uid, 0, uid.length)) {
                System.arraycopy(digits, 0, changed, at + uid.length - digits.length, digits.length);
            }
        }
        return changed;
    }

    @Test
    void takesFilesThatComeWhileItRuns() throws Exception {
        try (Running running = jar.start().awaitOutput("started")) {
            for (int i = 0; i < 3; i++) {
                int number = i;
                TestObjects.ct().write(jar.inbox().resolve(number + ".dcm"));
                await().atMost(PackagedJar.LONGEST)
                        .until(() -> Files.exists(jar.sent().resolve(number + ".dcm")));
            }
            running.terminate();
            assertThat(running.awaitEnd().output()).contains("stopped");
        }
        assertThat(PackagedJar.files(jar.folder.resolve("data/pacs"))).hasSize(3);
    }

    @Test
    void loadsRoutesOfTheUserAndShowsTheirLogLines() throws Exception {
        Path routes = Files.createDirectories(jar.folder.resolve("config/routes"));
        Files.writeString(jar.folder.resolve("config/application.properties"), "greeting = Grüße\n");
        Files.writeString(routes.resolve("greeting.camel.yaml"), """
                - route:
                    id: greeting
                    from:
                      uri: timer
                      parameters:
                        timerName: greeting
                        delay: 0
                        repeatCount: 1
                      steps:
                        - log: "{{greeting}} from a route of my own"
                """);
        try (Running running = jar.start().awaitOutput("started")) {
            running.awaitOutput("Grüße from a route of my own");
        }
    }

    @Test
    void demonstrationEndsAsExpected() throws Exception {
        Ended ended = jar.run("demo").requireExitCode(0);

        assertThat(ended.output())
                .contains("52 sent, 52 stored, 40 identical, 12 given a character set")
                .contains("quarantined 2")
                .contains("all as expected");
        assertThat(PackagedJar.files(jar.inbox())).isEmpty();
    }

    @Test
    void opensNamesWithUmlautsThoughTheEnvironmentHasNoLocale() throws Exception {
        TestObjects.ct().write(jar.inbox().resolve("Müller.dcm"));

        jar.withoutLocale().run("--once").requireExitCode(0);

        assertThat(jar.sent().resolve("Müller.dcm")).exists();
    }

    @Test
    void leavesWhatItMayNotReadOrMoveAndSaysHowMuch() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can run it as somebody else")
                .isEqualTo("root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        TestObjects.ct().write(jar.inbox().resolve("good.dcm"));
        jar.unprivileged();
        Path closed = Files.createDirectory(jar.inbox().resolve("closed"));
        TestObjects.ct().write(closed.resolve("a.dcm"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Path notOurs = Files.createDirectory(jar.inbox().resolve("not ours"));
        TestObjects.ct().write(notOurs.resolve("b.dcm"));
        Files.setPosixFilePermissions(
                TestObjects.ct().write(jar.inbox().resolve("secret.dcm")),
                PosixFilePermissions.fromString("rw-------"));

        Ended ended = jar.run("--once").requireExitCode(3);

        assertThat(ended.output())
                .contains("sent 1, quarantined 0, left in the inbox 3")
                .contains("3: files or folders that we may not read or move");
    }

    @Test
    void showsHelpAndVersion() throws Exception {
        assertThat(jar.run("--help").requireExitCode(0).output()).contains("inbox.settle", "--once", "demo");
        assertThat(jar.run("--version").requireExitCode(0).output()).startsWith("camel-dicom ");
    }

    @Test
    void leavesNothingOfItsOwnInTheFolders() throws Exception {
        TestObjects.ct().write(jar.inbox().resolve("a.dcm"));
        jar.run("--once").requireExitCode(0);

        for (String name : List.of("inbox", "sent", "quarantine")) {
            assertThat(jar.folder.resolve("data").resolve(name))
                    .isDirectoryNotContaining(
                            file -> file.getFileName().toString().startsWith("."));
        }
    }
}
