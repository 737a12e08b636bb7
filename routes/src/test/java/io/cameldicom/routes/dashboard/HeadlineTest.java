package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.dashboard.DestinationStatus.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static DestinationStatus destination(State state) {
        return Made.destination("PACS@pacs:104", state, "connection refused");
    }

    @Test
    void saysThatAllIsWell() {
        assertThat(Headline.of(new Made().snapshot()))
                .returns(Mark.GOOD, Headline::mark)
                .returns("All files are sent", Headline::summary);
    }

    @Test
    void namesTheDestinationThatIsAway() {
        Headline headline = Headline.of(new Made()
                .destinations(destination(State.AWAY))
                .held("PACS@pacs:104 does not let us in")
                .quarantine(Map.of("refused", 3L))
                .backlog(100, 1)
                .snapshot());

        assertThat(headline.mark()).isEqualTo(Mark.BAD);
        assertThat(headline.summary()).isEqualTo("PACS@pacs:104 cannot be reached");
        assertThat(headline.detail()).contains("nothing is lost");
    }

    @Test
    void tellsPausedFromAway() {
        assertThat(Headline.of(
                        new Made().destinations(destination(State.PAUSED)).snapshot()))
                .returns(Mark.PAUSED, Headline::mark)
                .returns("PACS@pacs:104 is paused", Headline::summary);
    }

    @Test
    void saysWhyNothingIsSent() {
        assertThat(Headline.of(new Made().held("receipts: cannot be written").snapshot())
                        .summary())
                .isEqualTo("Nothing is sent: receipts: cannot be written");
    }

    @Test
    void callsForSomebodyWhereSomethingIsToDo() {
        assertThat(Headline.of(new Made().quarantine(Map.of("refused", 1L)).snapshot()))
                .returns(Mark.WARNING, Headline::mark);
        assertThat(Headline.of(new Made().stuck(1, 0).snapshot())).returns(Mark.WARNING, Headline::mark);
        assertThat(Headline.of(new Made().unreadableInbox().snapshot())).returns(Mark.BAD, Headline::mark);
        assertThat(Headline.of(
                        new Made().destinations(destination(State.SILENT)).snapshot()))
                .returns(Mark.WARNING, Headline::mark);
    }

    @Test
    void callsForSomebodyWhereTheDestinationDoesNotConfirm() {
        assertThat(Headline.of(new Made().unconfirmed(0, null).snapshot())).returns(Mark.GOOD, Headline::mark);
        Headline silent = Headline.of(new Made().unconfirmed(3, null).snapshot());
        assertThat(silent).returns(Mark.WARNING, Headline::mark);
        assertThat(silent.detail()).contains("has not confirmed in time").doesNotContain("3");
        Headline unable =
                Headline.of(new Made().unconfirmed(3, "PACS@pacs:104 refused").snapshot());
        assertThat(unable).returns(Mark.WARNING, Headline::mark);
        assertThat(unable.detail()).contains("cannot be asked to confirm");
    }

    @Test
    void staysTheSameWhileFilesFlow() {
        assertThat(Headline.of(new Made().backlog(300, 0).snapshot()))
                .isEqualTo(Headline.of(new Made().backlog(299, 0).snapshot()))
                .returns(Mark.WORK, Headline::mark);
    }
}
