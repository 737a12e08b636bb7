package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledObjectsTest {
    @TempDir
    Path folder;

    private final SpooledObjects objects = new SpooledObjects();

    @Test
    void movesAFileToAnotherNameInItsFolder() throws IOException {
        Path part = Files.writeString(folder.resolve("1.part"), "object");

        Path taken = objects.take(part);

        assertThat(part).doesNotExist();
        assertThat(taken).hasParent(folder).hasContent("object");
        assertThat(taken.getFileName().toString()).doesNotEndWith(".part");
    }

    @Test
    void clearsWhatAnEarlierRunLeftAndKeepsWhatIsInUse() throws IOException {
        Path left = new SpooledObjects().take(Files.createFile(folder.resolve("1.part")));
        Path used = objects.take(Files.createFile(folder.resolve("2.part")));
        Path arriving = Files.createFile(folder.resolve("3.part"));

        objects.clear(folder);

        assertThat(left).doesNotExist();
        assertThat(used).exists();
        assertThat(arriving).exists();
    }

    @Test
    void needsAFile() {
        assertThatThrownBy(() -> objects.take(folder.resolve("none.part"))).isInstanceOf(NoSuchFileException.class);
    }
}
