package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.dashboard.DestinationStatus.State;
import io.cameldicom.routes.dashboard.RecentFailure.Kind;
import io.cameldicom.routes.delivery.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SectionsTest {
    private static final String HOSTILE = "<script>alert(\"x\")</script>'&";

    @Test
    void escapesAllThatComesFromElsewhere() {
        String page = new Made()
                .destinations(Made.destination(HOSTILE, State.AWAY, HOSTILE))
                .held(HOSTILE)
                .study(HOSTILE)
                .quarantine(Map.of(HOSTILE, 3L))
                .failure(Kind.QUARANTINED, HOSTILE, HOSTILE, HOSTILE)
                .backlog(4, 1)
                .page(true);

        assertThat(page).doesNotContain("<script", "\"x\"", "'&").contains("&lt;script&gt;alert(&quot;x&quot;)");
    }

    @Test
    void showsWhatWaitsWhatGoesAndWhatFailed() {
        String page = new Made()
                .backlog(1234, 5)
                .stuck(2, 1)
                .study("1.2.840.1")
                .quarantine(Map.of("refused", 7L))
                .failure(Kind.QUARANTINED, "0badcafe", "refused", "status C000: cannot understand")
                .page(true)
                .replace('\u00A0', ' ');

        assertThat(page)
                .contains(
                        "1 234",
                        "waiting",
                        "failing",
                        "symbolic links",
                        "PACS@<wbr>pacs:<wbr>104",
                        "reachable",
                        "13 files/s")
                .contains("1.2.840.1", "197 of 300 files", "1 min")
                .contains("refused", "0badcafe", "status C000: cannot understand")
                .contains("put the file back by the button Send again.");
    }

    @Test
    void offersToSendAgainToAdminsAlone() {
        Made made = new Made().quarantine(Map.of("refused", 7L)).failure(Kind.QUARANTINED, "0badcafe", "refused", "no");

        assertThat(made.page(true)).contains("name=\"cause\" value=\"refused\"", "name=\"file\" value=\"0badcafe\"");
        assertThat(made.page(false)).doesNotContain("<button");
    }

    @Test
    void offersNothingToSendAgainWhereTheFileIsStillInTheInboxOrHasNoCause() {
        assertThat(new Made()
                        .quarantine(Map.of("unknown", 7L))
                        .failure(Kind.POSTPONED, "0badcafe", null, "away")
                        .page(true))
                .doesNotContain("<button");
    }

    @ParameterizedTest
    @EnumSource
    void explainsEachCause(Verdict verdict) {
        assertThat(Causes.isKnown(verdict.cause())).isTrue();
        assertThat(Causes.meaning(verdict.cause())).isNotBlank().endsWith(".");
        assertThat(Causes.nextStep(verdict.cause())).endsWith(".").doesNotContain("by the command");
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachStateByASignAndAWord(State state) {
        String page = new Made()
                .destinations(Made.destination("PACS@pacs:104", state, null))
                .page(false);

        assertThat(page)
                .contains("class=\"sign\" aria-hidden=\"true\">" + state.mark.sign())
                .contains(state.word);
    }

    @Test
    void hasNoInlineStyleOrScriptWhichBrowsersAreToldToRefuse() {
        String page = new Made()
                .backlog(3, 1)
                .study("1.2")
                .quarantine(Map.of("refused", 1L))
                .page(true);

        assertThat(page).doesNotContain("style=\"", "<style", "<script", "onclick");
    }

    @Test
    void doesNotTakeForEmptyWhatIsNotCountedYet() {
        assertThat(new Made().uncounted().page(false))
                .contains("being counted")
                .doesNotContain("Nothing is in quarantine", "nothing failed for good");
    }

    @Test
    void keepsLongListsAClickAway() {
        Snapshot snapshot = new Made().failures(50).snapshot();

        String failures = FailuresSection.of(snapshot, true).text();

        assertThat(failures.split("<details><summary>Show 40 more", -1)[0].split("<tr role=\"row\" data-key", -1))
                .hasSize(11);
        assertThat(failures.split("name=\"file\"", -1)).hasSize(51);
    }

    @Test
    void saysHowManyStudiesAreInWorkBeyondThoseThatItIsToldOf() {
        assertThat(new Made().oneStudyOf(1_000).page(false)).contains("and 999 more");
        assertThat(new Made().oneStudyOf(1).page(false)).doesNotContain(" more</p>");
    }
}
