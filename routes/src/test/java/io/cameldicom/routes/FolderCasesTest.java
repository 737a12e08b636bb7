package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs do to folders, and what becomes of it. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class FolderCasesTest {
    private static final String TITLE = "FOLDERS";
    private static final List<String> ODD_NAMES = List.of(
            "line\nbreak.dcm",
            "tab\tand\u0001control.dcm",
            "dove \uD83D\uDD4A.dcm",
            "u\u0308 decomposed.dcm",
            "-rf",
            "--once",
            "trailing dot.",
            "trailing space ",
            " leading space",
            "back\\slash.dcm",
            "colon:quote\"'<>|?*.dcm",
            "$(reboot) `id` ${header.CamelFileName} {{inbox}} %s %41",
            "~",
            "a~1.dcm",
            "CON",
            "x".repeat(251) + ".dcm",
            "\u00E4".repeat(127) + "z");

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private RoutesFixture routes;

    @BeforeEach
    void scripted() throws IOException {
        routes = new RoutesFixture(root).scripted(TITLE);
    }

    private void drop(String name) throws IOException {
        Path file = routes.inbox().resolve(name);
        Files.createDirectories(file.getParent());
        TestObjects.ct().write(file);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assumeThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void sendsAndMovesFilesOfAnyName() throws Exception {
        for (String name : ODD_NAMES) {
            drop("folder of " + ODD_NAMES.indexOf(name) + "/" + name);
        }

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(peer.stored()).hasSize(ODD_NAMES.size());
        List<String> sent = RoutesFixture.files(routes.sent());
        for (String name : ODD_NAMES.subList(0, ODD_NAMES.size() - 2)) {
            assertThat(sent).contains("folder of " + ODD_NAMES.indexOf(name) + "/" + name);
        }
        assertThat(sent).hasSize(ODD_NAMES.size());
        assertThat(RoutesFixture.files(routes.inbox())).isEmpty();
    }

    @Test
    void putsFilesOfAnyNameIntoQuarantineWithTheirReason() throws Exception {
        for (String name : ODD_NAMES) {
            Files.writeString(routes.inbox().resolve(name), "no image at all ".repeat(30));
        }

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        List<String> paths = Stream.of(routes.quarantine().toFile().listFiles())
                .filter(file -> file.getName().endsWith(".reason.json"))
                .map(FolderCasesTest::originalPath)
                .toList();
        assertThat(paths).containsExactlyInAnyOrderElementsOf(ODD_NAMES);
        assertThat(RoutesFixture.files(routes.quarantine())).hasSize(2 * ODD_NAMES.size());
    }

    private static String originalPath(java.io.File reason) {
        try {
            return new ObjectMapper().readTree(reason).get("originalPath").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void leavesFilesAndFoldersWhoseNamesAreNoTextAndTakesTheOthers() throws Exception {
        drop("good.dcm");
        run(
                "python3",
                "-c",
                "import os,sys; d=os.fsencode(sys.argv[1]); open(d+b'/bad\\xff.dcm','wb').write(b'x'*500);"
                        + " os.mkdir(d+b'/dir\\xfe'); open(d+b'/dir\\xfe/in.dcm','wb').write(b'x'*500)",
                routes.inbox().toString());

        Summary summary = routes.once();

        assertThat(summary.sent()).isEqualTo(1);
        assertThat(summary.left()).isEqualTo(2);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.LEFT);
    }

    @Test
    void leavesLinksToFilesAndFoldersAndWhatTheyLeadTo() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside"));
        TestObjects.ct().write(outside.resolve("a.dcm"));
        Files.createSymbolicLink(routes.inbox().resolve("file.dcm"), outside.resolve("a.dcm"));
        Files.createSymbolicLink(routes.inbox().resolve("folder"), outside);
        Files.createSymbolicLink(routes.inbox().resolve("itself"), routes.inbox());
        Files.createSymbolicLink(routes.inbox().resolve("nowhere"), root.resolve("nowhere"));

        Summary summary = routes.once();

        assertThat(summary.left()).isEqualTo(4);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.LEFT);
        assertThat(peer.offered()).isEmpty();
        assertThat(outside.resolve("a.dcm")).exists();
    }

    @Test
    void opensNoPipeSocketOrDevice() throws Exception {
        run("mkfifo", routes.inbox().resolve("pipe.dcm").toString());
        run("mknod", routes.inbox().resolve("device.dcm").toString(), "c", "1", "5");
        Path socketFile = Path.of("/tmp").resolve("s" + System.nanoTime());
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(socketFile));
            Files.move(socketFile, routes.inbox().resolve("socket.dcm"));
            drop("good.dcm");

            Summary summary = routes.once();

            assertThat(summary.sent()).isEqualTo(1);
            assertThat(summary.left()).isEqualTo(3);
        } finally {
            Files.deleteIfExists(socketFile);
        }
    }

    @Test
    void putsADicomdirIntoQuarantineAsNotStorable() throws Exception {
        TestObjects.ct().sopClass("1.2.840.10008.1.3.10").write(routes.inbox().resolve("DICOMDIR"));

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        assertThat(routes.quarantine().resolve("DICOMDIR.reason.json"))
                .content()
                .contains("not-storable");
    }

    @Test
    void keepsTheFoldersOfTheInboxThatFilesHaveLeft() throws Exception {
        drop("modality/study/a.dcm");

        routes.once();

        assertThat(routes.inbox().resolve("modality/study")).isEmptyDirectory();
    }

    @Test
    void sendsFilesInFoldersBelowFolders() throws Exception {
        String deep = "a folder of thirty characters/".repeat(100) + "a.dcm";
        drop(deep);

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(routes.sent().resolve(deep)).exists();
    }

    @Test
    void sendsOnceWhatCannotBeMovedAndMovesItWhenTheFolderIsBack() throws Exception {
        routes.with(Option.RETRY_MAXIMUM_DELAY, "200ms");
        try (Service service = routes.start()) {
            Path away = Files.move(routes.sent(), root.resolve("away"));
            drop("study/a.dcm");
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.postponed() > 1);
            assertThat(routes.inbox().resolve("study/a.dcm")).exists();

            Files.move(away, routes.sent());

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(routes.sent().resolve("study/a.dcm")));
            assertThat(peer.offered()).hasSize(1);
        }
    }

    @Test
    void leavesABadFileInTheInboxWhileTheQuarantineTakesNothing() throws Exception {
        routes.with(Option.RETRY_MAXIMUM_DELAY, "200ms");
        try (Service service = routes.start()) {
            run("chattr", "+i", routes.quarantine().toString());
            try {
                Files.writeString(routes.inbox().resolve("letter.txt"), "no image at all ".repeat(30));
                drop("good.dcm");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> routes.tally.postponed() > 1 && routes.tally.sent() == 1);
                assertThat(routes.inbox().resolve("letter.txt")).exists();
            } finally {
                run("chattr", "-i", routes.quarantine().toString());
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.quarantined() == 1);
            assertThat(RoutesFixture.files(routes.quarantine()))
                    .containsExactly("letter.txt", "letter.txt.reason.json");
        }
    }

    @Test
    void goesOnWithAnInboxThatWasReplaced() throws Exception {
        try (Service service = routes.start()) {
            drop("a.dcm");
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.sent() == 1);
            Files.move(routes.inbox(), root.resolve("old"));
            Files.createDirectory(routes.inbox());

            drop("b.dcm");

            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.sent() == 2);
        }
    }

    @Test
    void takesNothingThatLiesThereAlreadyInAnotherCase() throws Exception {
        Files.createDirectory(routes.sent());
        Files.writeString(routes.sent().resolve("A.DCM"), "mine");
        drop("a.dcm");

        routes.once();

        assertThat(routes.sent().resolve("A.DCM")).hasContent("mine");
        assertThat(RoutesFixture.files(routes.sent())).hasSize(2);
    }
}
