package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFolderTest {
    private static final String TEMPORARY = "java.io.tmpdir";

    private final String former = System.getProperty(TEMPORARY);

    @TempDir
    private Path shared;

    private Path ours;

    @BeforeEach
    void useATemporaryFolder() {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        System.setProperty(TEMPORARY, shared.toString());
        ours = shared.resolve("camel-dicom-" + System.getProperty("user.name"));
    }

    @AfterEach
    void restore() {
        System.setProperty(TEMPORARY, former);
    }

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        assertThat(new SpoolFolder(null).prepare()).isEqualTo(ours);
        assertThat(modes()).isEqualTo("rwx------");
        assertThat(new SpoolFolder("").prepare()).as("again").isEqualTo(ours);
        try (var files = Files.list(shared)) {
            assertThat(files).as("nothing else is left").containsExactly(ours);
        }
    }

    @Test
    void isNarrowedWhereOthersCouldLookIntoIt() throws IOException {
        Files.createDirectory(ours);
        Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxrwxrwx"));
        new SpoolFolder(null).prepare();
        assertThat(modes()).isEqualTo("rwx------");
    }

    @Test
    void isRefusedAsASymbolicLink() throws IOException {
        Files.createSymbolicLink(ours, Files.createDirectory(shared.resolve("elsewhere")));
        assertThatThrownBy(() -> new SpoolFolder(null).prepare())
                .hasMessage("spoolDirectory: " + ours + " is a symbolic link (expected: a folder of our own);"
                        + " remove it, or name another folder by spoolDirectory");
    }

    @Test
    void isRefusedAsAFile() throws IOException {
        Files.createFile(ours);
        assertThatThrownBy(() -> new SpoolFolder(null).prepare()).hasMessageContaining("is no folder");
    }

    @Test
    void isRefusedWhereItBelongsToSomebodyElse() throws IOException {
        Files.createDirectory(ours);
        try {
            Files.setAttribute(ours, "unix:uid", 65534);
        } catch (IOException e) {
            assumeThat(e).as("only root can give a folder away").isNull();
        }
        assertThatThrownBy(() -> new SpoolFolder(null).prepare()).hasMessageContaining("is a folder of another user");
    }

    @Test
    void isTakenAsItIsWhereItWasNamed() throws IOException {
        Files.createDirectory(ours);
        Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(new SpoolFolder(ours.toString()).prepare()).isEqualTo(ours);
        assertThat(modes()).as("the operator decides").isEqualTo("rwxr-x---");
    }

    private String modes() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(ours));
    }
}
