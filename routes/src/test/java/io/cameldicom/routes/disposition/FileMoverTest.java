package io.cameldicom.routes.disposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMoverTest {
    @TempDir
    Path root;

    private Path inbox;
    private Path sent;
    private Path quarantine;
    private FileMover mover;

    @BeforeEach
    void folders() throws IOException {
        inbox = Files.createDirectory(root.resolve("inbox"));
        sent = Files.createDirectory(root.resolve("sent"));
        quarantine = Files.createDirectory(root.resolve("quarantine"));
        mover = new FileMover(inbox, sent, quarantine);
    }

    private Path file(String name, String contents) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, contents);
    }

    private static QuarantineReason reason(long size) {
        return new QuarantineReason(
                "refused",
                "status C000",
                "ask",
                "C000",
                "comment",
                List.of("0010,0020"),
                "PACS@h:1",
                2,
                "abcd0123",
                "a/b.dcm",
                size,
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:01Z",
                "2026-01-01T00:00:02Z",
                "2026-01-01T00:00:03Z");
    }

    @Test
    void keepsTwoFilesOfOneNameSideBySide() throws IOException {
        for (String contents : List.of("first", "second")) {
            Path file = file("study/a.dcm", contents);
            mover.toSent(file, FileIdentity.of(file));
        }

        assertThat(sent.resolve("study/a.dcm")).hasContent("first");
        assertThat(sent.resolve("study/a~1.dcm")).hasContent("second");
        assertThat(inbox.resolve("study")).isEmptyDirectory();
    }

    @Test
    void leavesAFileThatWasReplacedOrWrittenTo() throws IOException {
        Path file = file("a.dcm", "first");
        FileIdentity identity = FileIdentity.of(file);
        Path newcomer = file("newcomer.part", "other");
        Files.setLastModifiedTime(newcomer, identity.modified());
        Files.move(newcomer, file, StandardCopyOption.ATOMIC_MOVE);

        assertThatThrownBy(() -> mover.toSent(file, identity)).isInstanceOf(SourceChangedException.class);
        assertThat(file).hasContent("other");
        assertThat(sent).isEmptyDirectory();

        FileIdentity second = FileIdentity.of(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThatThrownBy(() -> mover.toQuarantine(file, second, reason(5)))
                .isInstanceOf(SourceChangedException.class);
        assertThat(quarantine).isEmptyDirectory();
    }

    @Test
    void takesANewcomerThatSlippedInBackToTheInboxAndLeavesNoneElsewhere() throws IOException {
        mover = new FileMover(inbox, sent, quarantine, (source, target) -> {
            Files.move(file("newcomer.part", "newcomer"), source, StandardCopyOption.ATOMIC_MOVE);
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
            file("a.dcm", "yet another");
        });

        Path file = file("a.dcm", "first");
        FileIdentity first = FileIdentity.of(file);
        assertThatThrownBy(() -> mover.toSent(file, first)).isInstanceOf(SourceChangedException.class);
        assertThat(inbox.resolve("a.dcm")).hasContent("yet another");
        assertThat(inbox.resolve("a~1.dcm")).hasContent("newcomer");
        assertThat(sent).isEmptyDirectory();

        FileIdentity second = FileIdentity.of(file);
        assertThatThrownBy(() -> mover.toQuarantine(file, second, reason(5)))
                .isInstanceOf(SourceChangedException.class);
        assertThat(inbox.resolve("a~2.dcm")).hasContent("newcomer");
        assertThat(quarantine).isEmptyDirectory();
    }

    @Test
    void takesAVanishedFileForAChangedOne() throws IOException {
        Path file = file("a.dcm", "first");
        FileIdentity identity = FileIdentity.of(file);
        Files.delete(file);

        assertThatThrownBy(() -> mover.toSent(file, identity)).isInstanceOf(SourceChangedException.class);
        assertThat(sent).isEmptyDirectory();
    }

    @Test
    void writesTheReasonBesideTheFile() throws IOException {
        Path file = file("a/b.dcm", "contents");
        mover.toQuarantine(file, FileIdentity.of(file), reason(8));

        assertThat(quarantine.resolve("a/b.dcm")).hasContent("contents");
        assertThat(ReasonFile.read(quarantine.resolve("a/b.dcm.reason.json"))).isEqualTo(reason(8));
        assertThat(Files.list(quarantine.resolve("a"))).hasSize(2);
    }

    @Test
    void neverLetsAReasonTakeThePlaceOfAFile() throws IOException {
        Path first = file("a.dcm.reason.json", "{\"cause\": \"a stranger's file\"}");
        mover.toQuarantine(first, FileIdentity.of(first), reason(1));
        Path second = file("a.dcm", "contents");
        mover.toQuarantine(second, FileIdentity.of(second), reason(8));

        assertThat(quarantine.resolve("a.dcm.reason.json")).content().contains("a stranger's file");
        assertThat(quarantine.resolve("a~1.dcm")).hasContent("contents");
        assertThat(quarantine.resolve("a~1.dcm.reason.json")).exists();
    }

    @Test
    void keepsAFileThatIsCalledLikeTheReasonOfAnotherOneThatComesWithIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 200; round++) {
                Path stranger = file("r" + round + "/x.reason.json", "a stranger's file");
                Path other = file("r" + round + "/x", "contents");
                CyclicBarrier together = new CyclicBarrier(2);
                List<Callable<Void>> moves = List.of(quarantining(stranger, together), quarantining(other, together));
                for (Future<Void> move : threads.invokeAll(moves)) {
                    move.get();
                }
                assertThat(contentsBelow(quarantine.resolve("r" + round)))
                        .contains("a stranger's file", "contents")
                        .hasSize(4);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Void> quarantining(Path file, CyclicBarrier together) {
        return () -> {
            FileIdentity identity = FileIdentity.of(file);
            together.await();
            mover.toQuarantine(file, identity, reason(identity.size()));
            return null;
        };
    }

    private static List<String> contentsBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }

    @Test
    void writesNoReasonOverAFile() throws IOException {
        Path taken = Files.writeString(quarantine.resolve("a.dcm.reason.json"), "a stranger's file");

        assertThatThrownBy(() -> ReasonFile.write(quarantine.resolve("a.dcm"), reason(8)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(taken).hasContent("a stranger's file");
        assertThat(quarantine).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void refusesAFileThatDoesNotLieInTheInbox() throws IOException {
        Path outside = Files.writeString(root.resolve("outside.dcm"), "contents");
        FileIdentity identity = FileIdentity.of(outside);

        for (Path path : List.of(outside, inbox.resolve("a/../../outside.dcm"), inbox, Path.of("inbox", "a.dcm"))) {
            assertThatThrownBy(() -> mover.toSent(path, identity)).isInstanceOf(OutsideInboxException.class);
            assertThatThrownBy(() -> mover.toQuarantine(path, identity, reason(8)))
                    .isInstanceOf(OutsideInboxException.class)
                    .hasMessageNotContaining("outside.dcm");
        }
        assertThat(outside).hasContent("contents");
        assertThat(sent).isEmptyDirectory();
        assertThat(quarantine).isEmptyDirectory();
    }

    @Test
    void doesNotShowTheErrorCommentOrThePathInItsText() {
        assertThat(reason(1).toString()).doesNotContain("comment").doesNotContain("b.dcm");
    }

    @Test
    void sweepsWhatACrashLeftAndNothingElse() throws IOException {
        Path orphan = quarantine.resolve("orphan.dcm.reason.json");
        ReasonFile.write(quarantine.resolve("orphan.dcm"), reason(8));
        Path placeholder = Files.createFile(quarantine.resolve("kept-a-name.dcm"));
        ReasonFile.write(placeholder, reason(8));
        Path halfway = Files.createFile(quarantine.resolve("halfway.dcm"));
        Files.createFile(ReasonFile.beside(halfway));
        Path bare = Files.createFile(quarantine.resolve("bare.dcm"));
        Path temporary = Files.writeString(quarantine.resolve(".reason-1.tmp"), "{");
        Path empty = file("empty.dcm", "");
        mover.toQuarantine(empty, FileIdentity.of(empty), reason(0));
        Path whole = file("whole.dcm", "contents");
        mover.toQuarantine(whole, FileIdentity.of(whole), reason(8));
        Path foreign = Files.writeString(quarantine.resolve("notes.reason.json"), "not ours");

        QuarantineSweep.clean(quarantine);

        assertThat(List.of(
                        orphan,
                        placeholder,
                        ReasonFile.beside(placeholder),
                        halfway,
                        ReasonFile.beside(halfway),
                        bare,
                        temporary))
                .noneMatch(Files::exists);
        assertThat(List.of(
                        quarantine.resolve("empty.dcm"),
                        quarantine.resolve("empty.dcm.reason.json"),
                        quarantine.resolve("whole.dcm"),
                        quarantine.resolve("whole.dcm.reason.json"),
                        foreign))
                .allMatch(Files::exists);
    }
}
