package io.cameldicom.routes.disposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.disposition.TargetNames.Reservation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetNamesTest {
    @TempDir
    Path folder;

    private String reserve(TargetNames names, String relative) throws IOException {
        Reservation reservation = names.reserve(Path.of(relative));
        Files.writeString(reservation.target(), "contents");
        reservation.used();
        reservation.close();
        return folder.relativize(reservation.target()).toString();
    }

    @Test
    void keepsTheRelativePath() throws IOException {
        assertThat(reserve(new TargetNames(folder), "study/series/a.dcm")).isEqualTo("study/series/a.dcm");
    }

    @Test
    void numbersATakenNameBeforeItsExtension() throws IOException {
        TargetNames names = new TargetNames(folder);

        assertThat(reserve(names, "a.dcm")).isEqualTo("a.dcm");
        assertThat(reserve(names, "a.dcm")).isEqualTo("a~1.dcm");
        assertThat(reserve(names, "a.dcm")).isEqualTo("a~2.dcm");
        assertThat(reserve(names, "plain")).isEqualTo("plain");
        assertThat(reserve(names, "plain")).isEqualTo("plain~1");
        assertThat(reserve(names, ".x")).isEqualTo(".x");
        assertThat(reserve(names, ".x")).isEqualTo(".x~1");
    }

    @Test
    void findsANameQuicklyAmongManyOfTheSame() throws IOException {
        TargetNames names = new TargetNames(folder);
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            given.add(reserve(names, "IMG0001.dcm"));
        }

        assertThat(given).hasSize(500).contains("IMG0001~499.dcm");
    }

    @Test
    void holdsNamesThatDifferByCaseAloneApart() throws IOException {
        TargetNames names = new TargetNames(folder);
        try (Reservation upper = names.reserve(Path.of("A.DCM"));
                Reservation lower = names.reserve(Path.of("a.dcm"))) {
            assertThat(upper.target()).hasFileName("A.DCM");
            assertThat(lower.target()).hasFileName("a~1.dcm");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotTakeANameWhoseReasonIsStillThere() throws IOException {
        Files.writeString(folder.resolve("a.dcm.reason.json"), "{}");

        assertThat(reserve(new TargetNames(folder), "a.dcm")).isEqualTo("a~1.dcm");
    }

    @Test
    void holdsTheNameOfTheReasonTogetherWithTheName() throws IOException {
        TargetNames names = new TargetNames(folder);
        try (Reservation file = names.reserve(Path.of("a.dcm"));
                Reservation named = names.reserve(Path.of("A.dcm.reason.json"))) {
            assertThat(file.target()).hasFileName("a.dcm");
            assertThat(named.target()).hasFileName("A.dcm.reason~1.json");
        }
        try (Reservation named = names.reserve(Path.of("a.dcm.reason.json"));
                Reservation file = names.reserve(Path.of("a.dcm"))) {
            assertThat(named.target()).hasFileName("a.dcm.reason.json");
            assertThat(file.target()).hasFileName("a~1.dcm");
        }
        assertThat(reserve(names, "a.dcm")).isEqualTo("a.dcm");
    }

    @Test
    void takesOverAnEmptyFileThatACrashLeft() throws IOException {
        Files.createFile(folder.resolve("a.dcm"));

        assertThat(reserve(new TargetNames(folder), "a.dcm")).isEqualTo("a.dcm");
    }

    @Test
    void numbersAFolderWhereAFileHasItsName() throws IOException {
        Files.writeString(folder.resolve("study"), "a file");

        assertThat(reserve(new TargetNames(folder), "study/a.dcm")).isEqualTo("study~1/a.dcm");
    }

    @Test
    void numbersAFileWhereAFolderHasItsName() throws IOException {
        Files.createDirectory(folder.resolve("a.dcm"));

        assertThat(reserve(new TargetNames(folder), "a.dcm")).isEqualTo("a~1.dcm");
    }

    @Test
    void shortensANameThatWouldLeaveNoRoomForItsReason() throws IOException {
        String longest = "ü".repeat(125) + ".dcm";
        TargetNames names = new TargetNames(folder);

        String first = reserve(names, longest);
        String second = reserve(names, longest);

        assertThat(second).isNotEqualTo(first);
        assertThat((second + ReasonFile.ENDING).getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(255);
        assertThat(first).startsWith("üüü");
    }

    @Test
    void givesEachOfManyThreadsANameOfItsOwn() throws Exception {
        TargetNames names = new TargetNames(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                calls.add(() -> reserve(names, "same.dcm"));
            }
            Set<String> given = new HashSet<>();
            for (Future<String> name : threads.invokeAll(calls)) {
                given.add(name.get());
            }
            assertThat(given).hasSize(400);
        } finally {
            threads.shutdownNow();
        }
    }
}
