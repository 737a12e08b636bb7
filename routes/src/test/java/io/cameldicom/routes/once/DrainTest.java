package io.cameldicom.routes.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.ExitCode;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.report.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DrainTest {
    private static final Census EMPTY = census(0, 0, 0, 0, 0);
    private static final Duration LONG = Duration.ofDays(1);

    private final Tally tally = new Tally();
    private final InboxGate gate = new InboxGate(new GateTimes(LONG, LONG, LONG, LONG, LONG));

    private static Census census(int offered, int settling, int inFlight, int failing, int links) {
        return new Census(offered, settling, 0, inFlight, failing, 0, links, 0, 0, 0, 0);
    }

    @Test
    void endsAfterTwoScansThatFoundNothingToDo() throws Exception {
        Drain drain = new Drain(gate, tally, LONG);
        drain.completed(EMPTY);
        drain.completed(census(0, 1, 0, 0, 0));
        drain.completed(census(0, 0, 1, 0, 0));
        drain.completed(census(0, 0, 0, 1, 0));
        drain.completed(EMPTY);
        drain.completed(census(0, 0, 0, 0, 2));

        assertThat(drain.await().left()).isEqualTo(2);
    }

    @Test
    void givesTheDestinationUpOnceItFailedForThePatience() throws Exception {
        Drain drain = new Drain(gate, tally, Duration.ofNanos(1));
        tally.postponed("a", "refused");
        drain.completed(census(0, 5, 0, 3, 0));
        drain.completed(census(0, 5, 0, 3, 0));

        assertThat(drain.await().left()).isEqualTo(8);
    }

    @Test
    void waitsForConfirmationsForThePatience() throws Exception {
        Census awaiting = new Census(0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0);
        Duration[] quiet = {Duration.ZERO};
        Drain drain = new Drain(gate, tally, Duration.ofSeconds(1));
        drain.confirming(() -> quiet[0]);
        drain.completed(awaiting);
        drain.completed(awaiting);
        quiet[0] = Duration.ofSeconds(1);
        drain.completed(EMPTY);
        drain.completed(awaiting);

        assertThat(drain.await().left()).isEqualTo(2);
    }

    @Test
    void failsWhenTheInboxCannotBeRead() {
        Drain drain = new Drain(gate, tally, LONG);
        drain.failed(new IOException("gone"));

        assertThatThrownBy(drain::await).isInstanceOf(ExecutionException.class);
    }

    @Test
    void exitCodeFollowsThePrecedence() {
        assertThat(summary(3, 0, 0, 0).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(summary(3, 1, 0, 0).exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(summary(3, 1, 1, 0).exitCode()).isEqualTo(ExitCode.LEFT);
        assertThat(summary(3, 1, 1, 1).exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(summary(3, 0, 0, 1).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void summaryIsOneLineOfCountsBytesSecondsAndRate() {
        assertThat(new Summary(3, 1, 2, 0, 2_000_000, Duration.ofSeconds(4)).line())
                .isEqualTo("sent 3, quarantined 1, left in the inbox 2; 2.0 MB in 4.0 s, 0.5 MB/s");
    }

    private static Summary summary(long sent, long quarantined, int left, long unexpected) {
        return new Summary(sent, quarantined, left, unexpected, 1, Duration.ofSeconds(1));
    }
}
