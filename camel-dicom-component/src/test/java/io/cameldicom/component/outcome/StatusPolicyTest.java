package io.cameldicom.component.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPolicyTest {
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:104");

    @ParameterizedTest
    @CsvSource({
        "0000, DONE",
        "0001, DONE_WITH_WARNING",
        "B000, DONE_WITH_WARNING",
        "BFFF, DONE_WITH_WARNING",
        "A6FF, PERMANENT",
        "A700, TRANSIENT",
        "A7FF, TRANSIENT",
        "A800, PERMANENT",
        "A900, PERMANENT",
        "C123, PERMANENT",
        "0110, TRANSIENT",
        "0111, DUPLICATE",
        "0122, PERMANENT",
        "0213, TRANSIENT"
    })
    void hasADefaultForEachStatus(String status, Outcome outcome) {
        assertThat(StatusPolicy.DEFAULTS.outcomeOf(Integer.parseInt(status, 16)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"A700, TRANSIENT", "A900, TRANSIENT", "A901, PERMANENT", "A9FF, TRANSIENT", "B000, DONE_WITH_WARNING"})
    void letsTheNarrowestEntryCountWhereverItStands(String status, Outcome outcome) {
        for (String text : new String[] {
            "A000-AFFF:transient,A901-A90F:permanent", "A901-A90F = permanent , a000 - afff = transient"
        }) {
            assertThat(StatusPolicy.parse(text).outcomeOf(Integer.parseInt(status, 16)))
                    .isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reject:permanent, 2, 3, 2, PERMANENT",
        "reject:permanent, 1, 1, 7, PERMANENT",
        "reject.permanent:permanent, 2, 1, 7, TRANSIENT",
        "reject.permanent:permanent, 1, 2, 99, PERMANENT",
        "reject.called-ae-title-not-recognized:permanent, 1, 1, 7, PERMANENT",
        "reject.called-ae-title-not-recognized:permanent, 2, 1, 7, PERMANENT",
        "reject.called-ae-title-not-recognized:permanent, 1, 1, 3, TRANSIENT",
        "reject.service-user.no-reason-given:permanent, 1, 1, 1, PERMANENT",
        "reject.service-user.no-reason-given:permanent, 1, 2, 1, TRANSIENT",
        "reject.transient.presentation.local-limit-exceeded:permanent, 2, 3, 2, PERMANENT",
        "reject.1.2.9:permanent, 1, 2, 9, PERMANENT",
        "reject.1.2.9:permanent, 1, 2, 8, TRANSIENT",
        "'reject:permanent,reject.acse:transient', 1, 2, 2, TRANSIENT",
        "'reject.acse:transient,reject:permanent', 1, 1, 2, PERMANENT"
    })
    void knowsRejectionsByWordsAndNumbers(String text, int result, int source, int reason, Outcome outcome) {
        AssociationRejectedException rejection =
                new AssociationRejectedException(PEER, "rejected", result, source, reason);

        assertThat(StatusPolicy.parse(text).outcomeOf(rejection)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void tellsEachKindOfFailureApart(FailureKind kind) {
        Outcome other = kind.byDefault() == Outcome.PERMANENT ? Outcome.TRANSIENT : Outcome.PERMANENT;
        StatusPolicy policy = StatusPolicy.parse(kind.text() + "=" + other.word());

        Map<FailureKind, Outcome> outcomes = Arrays.stream(FailureKind.values())
                .collect(Collectors.toMap(each -> each, each -> policy.outcomeOf(failure(each))));

        assertThat(outcomes)
                .allSatisfy((each, outcome) -> assertThat(outcome).isEqualTo(each == kind ? other : each.byDefault()));
    }

    private static Throwable failure(FailureKind kind) {
        return switch (kind) {
            case CONNECTION -> new ConnectionFailedException(PEER, "refused", null);
            case ABORT_NEGOTIATING -> new AssociationAbortedException(PEER, "aborted", true);
            case ABORT -> new AssociationAbortedException(PEER, "aborted");
            case NO_ANSWER -> new OutcomeUnknownException(PEER, "lost", new AssociationAbortedException(PEER, "lost"));
            case TIMEOUT_CONNECT -> late(Kind.CONNECT);
            case TIMEOUT_ASSOCIATE -> late(Kind.ASSOCIATE);
            case TIMEOUT_WRITE -> late(Kind.WRITE);
            case TIMEOUT_RESPONSE -> new OutcomeUnknownException(PEER, "lost", late(Kind.RESPONSE));
            case TIMEOUT_POOL -> late(Kind.ASSOCIATION);
            case NO_CONTEXT -> new NoPresentationContextException(PEER, "none", "1.2", "1.3");
            case MALFORMED ->
                new MalformedObjectException(MalformedObjectException.Problem.TRUNCATED, "region: shorter", -1, 0);
        };
    }

    private static DicomTimeoutException late(Kind kind) {
        return new DicomTimeoutException(PEER, kind, "late");
    }

    @Test
    void leavesFailuresOfOurOwnMachineTransientAndMistakesPermanent() {
        assertThat(StatusPolicy.DEFAULTS.outcomeOf(new UnreadableObjectException(new IOException("too many files"))))
                .isEqualTo(Outcome.TRANSIENT);
        assertThat(StatusPolicy.DEFAULTS.outcomeOf(new IllegalStateException("a mistake")))
                .isEqualTo(Outcome.PERMANENT);
    }

    @Test
    void readsAFileWithOneEntryALine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.properties");
        Files.writeString(file, """
                # our PACS says this of studies that are locked

                C123      = transient   # it passes
                0110-0112 = permanent
                reject.called-ae-title-not-recognized = permanent
                """);

        assertThat(StatusPolicy.parse("file:" + file))
                .isEqualTo(StatusPolicy.parse(
                        "reject.called-ae-title-not-recognized:permanent,0110-0112:permanent,C123:transient"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void isTheDefaultWhereNothingIsSaid(String text) {
        assertThat(StatusPolicy.parse(text)).isEqualTo(StatusPolicy.DEFAULTS);
        assertThat(StatusPolicy.parse(null)).isEqualTo(StatusPolicy.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A7G0 = permanent | 'A7G0' (expected: four hexadecimal digits",
                "A7000 = permanent | 'A7000' (expected: four hexadecimal digits",
                "A7FF-A700 = permanent | A7FF-A700 (expected: 0000 to FFFF, the lower first)",
                "A700 = permament | outcome 'permament' (nearest: permanent; expected: one of done, done-with-warning",
                "timeout-conect = permanent | 'timeout-conect' (nearest: timeout-connect; expected:",
                "rejected = permanent | 'rejected' (nearest: reject;",
                "reject.called-ae = permanent | 'called-ae' (nearest: called-ae-title-not-recognized;",
                "reject.called-ae-title-not-recognised = permanent | (nearest: called-ae-title-not-recognized;",
                "reject.acse.temporary-congestion = permanent | (nearest: no-reason-given; expected: one of no-reason-given, protocol-version-not-supported)",
                "reject.no-reason-given = permanent | may come from service-user or acse (expected: the source before it",
                "reject.transient.acse.no-reason-given.1 = permanent | '1' is one too many",
                "reject.1.7 = permanent | '1.7' (expected: result 1 or 2, source 1 to 3 and reason 0 to 255, such as reject.1.1.7)",
                "reject.3.1.7 = permanent | '3.1.7' (expected: result 1 or 2",
                "connection = done | 'done' makes no sense for connection (expected: transient, permanent)",
                "reject = unknown | 'unknown' makes no sense for reject (expected: transient, permanent)",
                "no-answer = done | 'done' makes no sense for no-answer (expected: transient, permanent, unknown)",
                "0000-00FF = transient | 'transient' makes no sense for 0000-00FF (expected: done, done-with-warning)",
                "A700 | no entry (expected: what = outcome, such as A700-A7FF = permanent)",
                "A700 = permanent = transient | no entry",
            })
    void refusesAnEntryThatMakesNoSense(String entry, String reason, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.properties");
        Files.writeString(file, "# ours\n\n" + entry + "\n");

        assertThatThrownBy(() -> StatusPolicy.parse("file:" + file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("statusPolicy: " + file + " line 3, '" + entry + "': ")
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> StatusPolicy.parse("A900=transient," + entry))
                .hasMessageStartingWith("statusPolicy: entry 2, '" + entry + "': ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "A700-A7FF, A780-A8FF, overlaps A700-A7FF (statusPolicy: entry 1; expected: one within the other",
        "reject.permanent, reject.acse, overlaps reject.permanent (statusPolicy: entry 1",
        "A700, a700, given already (statusPolicy: entry 1; expected: once)",
        "reject.1.1.7, reject.permanent.called-ae-title-not-recognized, given already",
        "abort, abort, given already"
    })
    void refusesTwoEntriesOfWhichItIsNotClearWhichCounts(String first, String second, String reason) {
        assertThatThrownBy(() -> StatusPolicy.parse(first + ":permanent," + second + ":transient"))
                .hasMessageStartingWith("statusPolicy: entry 2, '" + second + ":transient': " + reason);
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(() -> StatusPolicy.parse("file:" + folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "none (expected: a readable UTF-8 file with one entry a line; NoSuchFileException)");
    }
}
