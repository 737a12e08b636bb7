package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryIncomingFolderTest {
    @TempDir
    Path parent;

    @Test
    void goesWithItsListener() throws IOException {
        Path folder = TemporaryIncomingFolder.create(parent);
        IncomingFolder.prepare(folder, 0).close();

        TemporaryIncomingFolder.remove(folder);

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void staysWhileSomethingInItIsNeeded() throws IOException {
        Path folder = TemporaryIncomingFolder.create(parent);
        Files.createFile(folder.resolve("object.dcm"));

        TemporaryIncomingFolder.remove(folder);

        assertThat(folder.resolve("object.dcm")).exists();
    }

    @Test
    void removesThoseOfProcessesThatAreGoneAndNoOthers() throws IOException {
        Path ours = TemporaryIncomingFolder.create(parent);
        String[] parts = ours.getFileName().toString().split("-");
        Path reused = Files.createDirectory(parent.resolve("incoming-" + parts[1] + "-1-7"));
        Path gone = Files.createDirectory(parent.resolve("incoming-999999999-" + parts[2] + "-7"));
        Files.createFile(gone.resolve("a.part"));
        Path fixed = Files.createDirectory(parent.resolve("incoming-127.0.0.1-11112"));

        TemporaryIncomingFolder.remove(fixed);
        Path another = TemporaryIncomingFolder.create(parent);

        assertThat(reused).doesNotExist();
        assertThat(gone).doesNotExist();
        assertThat(parent).isDirectoryContaining(ours::equals).isDirectoryContaining(another::equals);
        assertThat(fixed).isDirectory();
    }
}
