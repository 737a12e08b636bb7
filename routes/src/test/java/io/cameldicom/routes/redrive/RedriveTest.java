package io.cameldicom.routes.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.disposition.FileMover;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.routes.disposition.QuarantineSweep;
import io.cameldicom.routes.disposition.ReasonFile;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveTest {
    @TempDir
    Path root;

    private Path inbox;
    private Path quarantine;
    private FileMover mover;

    @BeforeEach
    void folders() throws IOException {
        inbox = Files.createDirectory(root.resolve("inbox"));
        quarantine = Files.createDirectory(root.resolve("quarantine"));
        mover = new FileMover(inbox, Files.createDirectory(root.resolve("sent")), quarantine);
    }

    private Path quarantined(String name, String contents, String cause) throws IOException {
        return quarantined(name, contents, cause, "2026-11-24T10:00:00Z");
    }

    private Path quarantined(String name, String contents, String cause, String when) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, contents);
        mover.toQuarantine(file, FileIdentity.of(file), reason(name, contents.length(), cause, when));
        return quarantine.resolve(name);
    }

    private static QuarantineReason reason(String path, long size, String cause, String when) {
        return new QuarantineReason(
                cause, "message", "next", null, null, null, null, 1, "abcd0123", path, size, when, when, when, when);
    }

    private RedriveReport all() throws IOException {
        return redrive().run(Selection.ALL, false);
    }

    private Redrive redrive() {
        return new Redrive(inbox, quarantine, Optional.empty());
    }

    private List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void putsFilesBackUnderTheirPathAndLeavesNothingBehind() throws IOException {
        quarantined("study/a.dcm", "a", "refused");
        quarantined("b", "b", "duplicate");

        RedriveReport report = all();

        assertThat(inbox.resolve("study/a.dcm")).hasContent("a");
        assertThat(inbox.resolve("b")).hasContent("b");
        assertThat(files(quarantine)).isEmpty();
        assertThat(report.putBack()).isEqualTo(2);
        assertThat(report.lines())
                .containsExactly(
                        "duplicate: 1 put back into the inbox",
                        "refused: 1 put back into the inbox",
                        "2 put back into the inbox");
    }

    @Test
    void putsBackUnderTheFirstPathAlsoWhatHasANumberInQuarantine() throws IOException {
        quarantined("a.dcm", "first", "refused");
        quarantined("a.dcm", "second", "duplicate");

        redrive().run(Selection.of(Set.of("duplicate")), false);

        assertThat(inbox.resolve("a.dcm")).hasContent("second");
        assertThat(files(quarantine)).containsExactly("a.dcm", "a.dcm.reason.json");
    }

    @Test
    void replacesNothing() throws IOException {
        quarantined("a.dcm", "old", "refused");
        Files.writeString(inbox.resolve("a.dcm"), "new");
        Files.writeString(inbox.resolve("a~1.dcm"), "newer");

        all();

        assertThat(inbox.resolve("a.dcm")).hasContent("new");
        assertThat(inbox.resolve("a~1.dcm")).hasContent("newer");
        assertThat(inbox.resolve("a~2.dcm")).hasContent("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void goesThroughNoLinkOnTheWay() throws IOException {
        quarantined("study/a.dcm", "a", "refused");
        Files.delete(inbox.resolve("study"));
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.createSymbolicLink(inbox.resolve("study"), elsewhere);

        all();

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(inbox.resolve("study~1/a.dcm")).hasContent("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/tmp/outside", "a/../../outside", "", "\0"})
    void keepsAReasonThatWasTamperedWithInsideOfTheInbox(String path) throws IOException {
        Path file = quarantined("x/a.dcm", "a", "refused");
        Files.delete(ReasonFile.beside(file));
        Files.writeString(
                ReasonFile.beside(file),
                "{\"cause\":\"refused\",\"size\":1,\"originalPath\":\"" + path.replace("\0", "\\u0000") + "\"}");

        all();

        assertThat(inbox.resolve("x/a.dcm")).hasContent("a");
        assertThat(root.resolve("outside")).doesNotExist();
    }

    @Test
    void takesOnlyWhatIsSelected() throws IOException {
        quarantined("a", "a", "refused", "2026-11-23T00:00:00Z");
        quarantined("b", "b", "refused", "2026-11-24T00:00:00Z");
        quarantined("c", "c", "not-dicom", "2026-11-24T00:00:00Z");

        redrive().run(new Selection(Set.of("refused"), Optional.of(Instant.parse("2026-11-24T00:00:00Z"))), false);

        assertThat(files(inbox)).containsExactly("b");
    }

    @Test
    void onlyCountsInADryRun() throws IOException {
        quarantined("a", "a", "refused");

        RedriveReport report = redrive().run(Selection.ALL, true);

        assertThat(report.lines()).containsExactly("refused: 1 would be put back", "1 would be put back");
        assertThat(files(inbox)).isEmpty();
        assertThat(files(quarantine)).hasSize(2);
    }

    @Test
    void namesTheNearestCause() {
        assertThatThrownBy(() -> Selection.of(Set.of("refusd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'refusd'")
                .hasMessageContaining("nearest is refused");
    }

    @Test
    void countsByCause() throws IOException {
        quarantined("a", "a", "refused");
        quarantined("b", "b", "refused");
        quarantined("c", "c", "not-dicom");

        assertThat(redrive().countByCause()).isEqualTo(Map.of("refused", 2L, "not-dicom", 1L));
    }

    @Test
    void leavesAFileAloneThatIsJustBeingPutIntoQuarantine() throws IOException {
        Path file = quarantined("a.dcm", "abc", "refused");
        Files.delete(file);
        Files.createFile(file);

        RedriveReport report = all();

        assertThat(report.putBack()).isZero();
        assertThat(files(quarantine)).containsExactly("a.dcm", "a.dcm.reason.json");
        assertThat(files(inbox)).isEmpty();
    }

    @Test
    void putsBackAFileWithoutContentsThatIsThereForThat() throws IOException {
        quarantined("a.dcm", "", "empty");

        all();

        assertThat(files(inbox)).containsExactly("a.dcm");
        assertThat(files(quarantine)).isEmpty();
    }

    @Test
    void finishesWhatACrashBetweenLinkAndRemovalLeft() throws IOException {
        Path file = quarantined("a.dcm", "a", "refused");
        Files.createLink(inbox.resolve("a.dcm"), file);

        all();

        assertThat(files(inbox)).containsExactly("a.dcm");
        assertThat(files(quarantine)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doesNotPutBackTwiceWhatTheServiceHasTakenSinceACrash() throws IOException {
        Path file = quarantined("a.dcm", "a", "refused");
        new Intent(file).begin();
        Files.createLink(root.resolve("sent/a.dcm"), file);

        all();

        assertThat(files(inbox)).isEmpty();
        assertThat(files(quarantine)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void putsBackAfterACrashWhatHadNotYetGotItsNameWhateverOtherNamesItHas() throws IOException {
        Path file = quarantined("a.dcm", "a", "refused");
        Files.createLink(root.resolve("archive of the exporter"), file);
        new Intent(file).begin();

        all();

        assertThat(files(inbox)).containsExactly("a.dcm");
        assertThat(files(quarantine)).isEmpty();
    }

    @Test
    void leavesAReasonWithoutAFileToTheNextStart() throws IOException {
        Path file = quarantined("a.dcm", "a", "refused");
        Files.move(file, inbox.resolve("a.dcm"));

        assertThat(all().lines())
                .contains("1 of the reasons without a file; the next start of the service removes them");

        QuarantineSweep.clean(quarantine);
        assertThat(files(quarantine)).isEmpty();
        assertThat(files(inbox)).containsExactly("a.dcm");
    }

    @Test
    void leavesWhatNoReasonOfOursExplains() throws IOException {
        Files.writeString(quarantine.resolve("mine"), "x");
        Files.writeString(quarantine.resolve("other"), "x");
        Files.writeString(quarantine.resolve("other.reason.json"), "no json");

        RedriveReport report = all();

        assertThat(report.left()).isEqualTo(1);
        assertThat(files(quarantine)).containsExactly("mine", "other", "other.reason.json");
    }

    @Test
    void putsBackAFileThatIsCalledLikeAReason() throws IOException {
        quarantined("a.reason.json", "{}", "not-dicom");

        assertThat(all().putBack()).isEqualTo(1);

        assertThat(files(inbox)).containsExactly("a.reason.json");
        assertThat(files(quarantine)).isEmpty();
    }

    @Test
    void keepsNamesOf255Bytes() throws IOException {
        String name = "x".repeat(251) + ".dcm";
        quarantined(name, "a", "refused");
        Files.writeString(inbox.resolve("y"), "");

        all();

        assertThat(inbox.resolve(name)).hasContent("a");
    }

    @Test
    void marksFilesThatAreToBeSentAgainBeforeTheyAppear() throws IOException {
        Path file = quarantined("a.dcm", "abc", "duplicate");
        Files.writeString(inbox.resolve("a.dcm"), "other");
        FileIdentity identity = FileIdentity.of(file);
        ResendMarks marks = new ResendMarks(Files.createDirectory(root.resolve("state")));

        new Redrive(inbox, quarantine, Optional.of(marks)).run(Selection.ALL, false);

        assertThat(marks.isMarked("a~1.dcm", identity)).isTrue();
        assertThat(marks.isMarked("a.dcm", FileIdentity.of(inbox.resolve("a.dcm"))))
                .isFalse();
        Files.setLastModifiedTime(inbox.resolve("a~1.dcm"), FileTime.fromMillis(1));
        assertThat(marks.isMarked("a~1.dcm", FileIdentity.of(inbox.resolve("a~1.dcm"))))
                .isFalse();
        marks.forget("a~1.dcm");
        assertThat(marks.isMarked("a~1.dcm", identity)).isFalse();
        assertThat(files(root.resolve("state"))).noneMatch(name -> name.contains("dcm"));
    }

    @Test
    void twoAtOnceBesideFilesThatComeLoseAndDoubleNothing() throws Exception {
        int files = 300;
        for (int i = 0; i < files; i++) {
            quarantined("s" + i % 7 + "/" + i, "contents " + i, "refused");
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> ends = new ArrayList<>();
            ends.add(threads.submit(() -> redrive().run(Selection.ALL, false)));
            ends.add(threads.submit(() -> redrive().run(Selection.ALL, false)));
            ends.add(threads.submit(() -> {
                for (int i = files; i < 2 * files; i++) {
                    quarantined("s" + i % 7 + "/" + i, "contents " + i, "refused");
                }
                return null;
            }));
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdown();
        }
        all();
        QuarantineSweep.clean(quarantine);

        assertThat(files(quarantine)).isEmpty();
        List<String> back = files(inbox);
        assertThat(back).hasSize(2 * files);
        for (String name : back) {
            String number = name.substring(name.indexOf('/') + 1);
            assertThat(inbox.resolve(name)).hasContent("contents " + number);
        }
    }

    @Test
    void putsBackTheFileOfOneIdAlone() throws IOException {
        quarantined("a", "a", "refused");
        Files.writeString(quarantine.resolve("b"), "b");
        Files.writeString(
                quarantine.resolve("b.reason.json"),
                "{\"cause\":\"refused\",\"fileId\":\"00000001\",\"originalPath\":\"b\",\"size\":1}");

        RedriveReport report = redrive().run(Selection.ofFile("00000001"), false);

        assertThat(report.putBack()).isEqualTo(1);
        assertThat(files(inbox)).containsExactly("b");
        assertThat(files(quarantine)).containsExactly("a", "a.reason.json");
        assertThat(redrive().run(Selection.ofFile("00000002"), false).putBack()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000000", "000000001", "0000000G", "../../etc", "ABCDEF01"})
    void takesNothingElseForAnId(String text) {
        assertThatThrownBy(() -> Selection.ofFile(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: eight hexadecimal digits");
    }

    @Test
    void surveysWithoutNamesAndComments() throws IOException {
        quarantined("Smith", "a", "refused", "2026-11-24T10:00:00Z");
        quarantined("Jones", "b", "malformed", "2026-11-24T11:00:00Z");
        quarantined("Miller", "c", "refused", "2026-11-24T12:00:00Z");
        Files.writeString(quarantine.resolve("d"), "d");
        Files.writeString(quarantine.resolve("d.reason.json"), "{ not");

        QuarantineSurvey survey = QuarantineSurvey.of(quarantine, 2);

        assertThat(survey.byCause()).isEqualTo(Map.of("refused", 2L, "malformed", 1L, QuarantineSurvey.UNKNOWN, 1L));
        assertThat(survey.newest())
                .extracting(QuarantineSurvey.Entry::quarantined)
                .containsExactly(Instant.parse("2026-11-24T12:00:00Z"), Instant.parse("2026-11-24T11:00:00Z"));
        assertThat(survey.toString()).doesNotContain("Smith", "Jones", "Miller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{\"cause\":\"refused\",\"offendingElements\":[%s]}"})
    void isNotLedAstrayByAReasonThatIsNoneOfOurs(String text) throws IOException {
        quarantined("a", "one", "refused");
        Files.writeString(quarantine.resolve("b"), "two");
        Files.writeString(
                quarantine.resolve("b.reason.json"), String.format(text, "\"0010,0010\",".repeat(100_000) + "\"\""));

        assertThat(QuarantineSurvey.of(quarantine, 10).byCause())
                .isEqualTo(Map.of("refused", 1L, QuarantineSurvey.UNKNOWN, 1L));
        assertThat(all().lines())
                .contains("refused: 1 put back into the inbox", "1 not put back, as the reason cannot be read");
    }

    @Test
    void tellsNoWordThatIsNoneOfOurs() throws IOException {
        for (int i = 0; i < 3; i++) {
            quarantined("a" + i, "one", "Smith" + i);
        }

        QuarantineSurvey survey = QuarantineSurvey.of(quarantine, 10);

        assertThat(survey.byCause()).isEqualTo(Map.of(QuarantineSurvey.UNKNOWN, 3L));
        assertThat(survey.newest()).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.cause()).isEqualTo(QuarantineSurvey.UNKNOWN);
            assertThat(entry.message()).isEmpty();
        });
        assertThat(redrive().countByCause()).isEqualTo(survey.byCause());
        assertThat(all().lines().toString()).contains("unknown: 3 put back").doesNotContain("Smith");
    }
}
