package io.cameldicom.routes.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFoldersTest {
    @TempDir
    Path root;

    private Options options(String inbox, String sent, String quarantine, String store) {
        return Options.from(new OptionSources(
                Map.of(),
                Map.of(),
                Map.of(
                        "inbox", root.resolve(inbox).toString(),
                        "sent", root.resolve(sent).toString(),
                        "quarantine", root.resolve(quarantine).toString(),
                        "receipts", root.resolve("receipts").toString(),
                        "state", root.resolve("state").toString(),
                        "pacs.store", root.resolve(store).toString())));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesMissingFoldersForTheirOwnerAlone() throws IOException {
        DataFolders folders = DataFolders.prepare(options("d/in", "d/sent", "d/q", "d/pacs"));

        assertThat(folders.byOption())
                .containsOnlyKeys(
                        Option.INBOX, Option.SENT, Option.QUARANTINE, Option.RECEIPTS, Option.STATE, Option.PACS_STORE);
        for (Path folder : folders.byOption().values()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("d"))))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @CsvSource({
        "d, d, q, p",
        "d, d/sent, q, p",
        "d/in, d, q, p",
        "d, s, d/../d/q, p",
        "d, s, q, d/p",
        "receipts/in, s, q, p",
        "i, s, state, p",
    })
    void refusesFoldersThatEqualOrLieInEachOther(String inbox, String sent, String quarantine, String store) {
        assertThatThrownBy(() -> DataFolders.prepare(options(inbox, sent, quarantine, store)))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("expected: a folder outside of ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void seesThroughLinks() throws IOException {
        Files.createDirectory(root.resolve("in"));
        Files.createSymbolicLink(root.resolve("sent"), root.resolve("in"));

        assertThatThrownBy(() -> DataFolders.prepare(options("in", "sent", "q", "p")))
                .isInstanceOf(OptionException.class);
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Files.createFile(root.resolve("in"));

        assertThatThrownBy(() -> DataFolders.prepare(options("in", "s", "q", "p")))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("inbox: ");
    }

    @Test
    void movesAProbeToSentAndQuarantineAndLeavesNothing() throws IOException {
        DataFolders folders = DataFolders.prepare(options("in", "s", "q", "p"));

        MoveProbe.check(folders);

        for (Path folder : folders.byOption().values()) {
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void refusesASentFolderOnAnotherFileSystem() throws IOException {
        Path sharedMemory = Path.of("/dev/shm");
        org.assertj.core.api.Assumptions.assumeThat(sharedMemory).isDirectory();
        org.assertj.core.api.Assumptions.assumeThat(Files.getFileStore(sharedMemory))
                .isNotEqualTo(Files.getFileStore(root));
        Path elsewhere = Files.createTempDirectory(sharedMemory, "sent");
        try {
            DataFolders folders =
                    DataFolders.prepare(options("in", "s", "q", "p").with(Option.SENT, elsewhere.toString()));

            assertThatThrownBy(() -> MoveProbe.check(folders))
                    .isInstanceOf(OptionException.class)
                    .hasMessageStartingWith("sent: ")
                    .hasMessageContaining("file system of the inbox");
            assertThat(folders.inbox()).isEmptyDirectory();
        } finally {
            Files.delete(elsewhere);
        }
    }

    @Test
    void locksEachFolderOnce() {
        DataFolders folders = DataFolders.prepare(options("in", "s", "q", "p"));

        try (FolderLocks first = FolderLocks.take(folders.byOption())) {
            assertThatThrownBy(() -> FolderLocks.take(folders.byOption()))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining("no other camel-dicom");
        }
        FolderLocks.take(folders.byOption()).close();
        for (Path folder : folders.byOption().values()) {
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void locksByAFileForItsOwnerAlone() throws IOException {
        DataFolders folders = DataFolders.prepare(options("in", "s", "q", "p"));

        try (FolderLocks locks = FolderLocks.take(folders.byOption())) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folders.inbox().resolve(FolderLocks.LOCK_FILE))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAFolderOfAnotherServiceUnderAnotherSpellingOfItsPath() throws IOException {
        DataFolders folders = DataFolders.prepare(options("in", "s", "q", "p"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("s"));
        DataFolders others = DataFolders.prepare(options("in2", "link/../link", "q2", "p2")
                .with(Option.RECEIPTS, root.resolve("r2").toString())
                .with(Option.STATE, root.resolve("state2").toString()));

        try (FolderLocks first = FolderLocks.take(folders.byOption())) {
            assertThatThrownBy(() -> FolderLocks.take(others.byOption()))
                    .isInstanceOf(OptionException.class)
                    .hasMessageStartingWith("sent: ")
                    .hasMessageContaining("no other camel-dicom");
        }
    }

    @Test
    void refusesAFolderInAFolderOfAnotherService() {
        DataFolders folders = DataFolders.prepare(options("in", "s", "q", "p"));
        DataFolders others = DataFolders.prepare(options("in2", "in/deeper/s2", "q2", "p2")
                .with(Option.RECEIPTS, root.resolve("r2").toString())
                .with(Option.STATE, root.resolve("state2").toString()));

        try (FolderLocks first = FolderLocks.take(folders.byOption())) {
            assertThatThrownBy(() -> FolderLocks.take(others.byOption()))
                    .isInstanceOf(OptionException.class)
                    .hasMessageStartingWith("sent: ")
                    .hasMessageContaining("one is running on '" + folders.inbox() + "'");
        }
        FolderLocks.take(others.byOption()).close();
    }

    @Test
    void takesOverTheLockFileOfACrash() throws IOException {
        DataFolders folders = DataFolders.prepare(options("in", "s", "q", "p"));
        Files.writeString(folders.inbox().resolve(FolderLocks.LOCK_FILE), "left behind");

        FolderLocks.take(folders.byOption()).close();

        assertThat(folders.inbox()).isEmptyDirectory();
    }
}
