package io.cameldicom.component.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TransactionFolderTest {
    private static final TransactionLimits MANY = new TransactionLimits(10, Duration.ofDays(1));
    private static final TransactionLimits ONE = new TransactionLimits(1, Duration.ofDays(1));
    private static final Transaction ASKED = transaction("2.25.1");

    @TempDir
    Path parent;

    @Test
    void givesBackWhatItKeepsToAnotherProcess() throws IOException {
        folder().add(ASKED, MANY);

        assertThat(folder().find("2.25.1")).contains(ASKED);
    }

    @Test
    void knowsNothingOfOthers() throws IOException {
        TransactionFolder folder = folder();
        folder.add(ASKED, MANY);

        assertThat(folder.find("2.25.2")).isEmpty();
        assertThat(folder.find("../2.25.1")).isEmpty();
    }

    @Test
    void forgetsAndHasRoomAgain() throws IOException {
        TransactionFolder folder = folder();
        folder.add(ASKED, MANY);
        assertThatThrownBy(() -> folder.add(transaction("2.25.2"), ONE))
                .isInstanceOf(TooManyTransactionsException.class);

        folder.remove("2.25.1");
        folder.add(transaction("2.25.2"), ONE);

        assertThat(folder.find("2.25.1")).isEmpty();
        assertThat(folder.find("2.25.2")).isPresent();
    }

    @Test
    void seesRoomThatAnotherProcessHasMade() throws IOException {
        TransactionFolder folder = folder();
        folder.add(ASKED, MANY);
        folder().remove("2.25.1");

        folder.add(transaction("2.25.2"), ONE);

        assertThat(folder.find("2.25.2")).isPresent();
    }

    @Test
    void countsWhatAnEarlierRunLeft() throws IOException {
        folder().add(ASKED, MANY);

        TransactionFolder restarted = folder();

        assertThatThrownBy(() -> restarted.add(transaction("2.25.2"), ONE))
                .isInstanceOf(TooManyTransactionsException.class);
    }

    @Test
    void givesUpOldOnesAndWhatACrashLeftUnfinished() throws IOException {
        TransactionFolder folder = folder();
        folder.add(ASKED, MANY);
        Files.createFile(parent.resolve("open/2.25.9.transaction.part"));
        Files.createFile(parent.resolve("open/notes.txt"));

        assertThat(folder.expire(Instant.now().minusSeconds(60))).isZero();
        assertThat(folder.expire(Instant.now().plusSeconds(60))).isEqualTo(2);

        assertThat(parent.resolve("open")).isDirectoryContaining("glob:**notes.txt");
        assertThat(folder.find("2.25.1")).isEmpty();
    }

    @Test
    void refusesAFileThatIsCut() throws IOException {
        TransactionFolder folder = folder();
        folder.add(ASKED, MANY);
        Path file = parent.resolve("open/2.25.1.transaction");
        String whole = Files.readString(file);

        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThatThrownBy(() -> folder.find("2.25.1"))
                    .as("the first %d characters", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForItsOwnerAlone() throws IOException {
        folder().add(ASKED, MANY);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("open"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(parent.resolve("open/2.25.1.transaction"))))
                .isEqualTo("rw-------");
    }

    private TransactionFolder folder() throws IOException {
        return new TransactionFolder(parent.resolve("open"));
    }

    private static Transaction transaction(String uid) {
        return new Transaction(
                uid,
                DicomAddress.parse("MY PACS@[::1]:104"),
                Set.of(new AeTitle("MY PACS"), new AeTitle("OTHER")),
                List.of(
                        new ReferencedInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.1"),
                        new ReferencedInstance("1.2.840.10008.5.1.4.1.1.4", "1.2.3.2")),
                Instant.parse("2026-03-01T03:12:44Z"));
    }
}
