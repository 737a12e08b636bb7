package io.cameldicom.component.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ProgressReportsTest {
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:104");

    private final List<DicomProgress> heard = new ArrayList<>();
    private final Queue<Runnable> calls = new ArrayDeque<>();

    private ProgressReports reports(Duration interval) {
        return new ProgressReports(Optional.of(heard::add), Optional.empty(), interval, calls::add);
    }

    private static ObjectProgress begin(ProgressReports reports, String instance) {
        return reports.begin(instance, Optional.empty(), PEER, 100, 1, "exchange");
    }

    private void runCalls() {
        for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
        }
    }

    @Test
    void joinsWhatHappensWhileTheListenerIsBusy() {
        ObjectProgress progress = begin(reports(Duration.ZERO), "1.2");
        runCalls();

        progress.sent(10, 100);
        progress.sent(20, 100);
        progress.sent(30, 100);

        assertThat(calls).hasSize(1);
        runCalls();
        assertThat(heard).extracting(DicomProgress::bytes).containsExactly(0L, 30L);
    }

    @Test
    void saysNothingBetweenOnceTheEndIsKnown() {
        ObjectProgress progress = begin(reports(Duration.ZERO), "1.2");
        runCalls();
        progress.sent(50, 100);
        progress.sent(100, 100);
        progress.ended(Outcome.DONE);

        runCalls();

        assertThat(heard).hasSize(2);
        assertThat(heard.get(1).bytes()).isEqualTo(100);
        assertThat(heard.get(1).hasEnded()).isTrue();
    }

    @Test
    void tellsOfNoNewAttemptWhileAThousandCallsWaitButOfTheEndsOfAllOthers() {
        ProgressReports reports = reports(Duration.ZERO);
        List<ObjectProgress> attempts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            attempts.add(begin(reports, "1." + i));
        }
        attempts.forEach(attempt -> attempt.ended(Outcome.DONE));

        assertThat(calls).hasSize(2000);
        runCalls();
        assertThat(heard.stream().filter(DicomProgress::hasEnded)).hasSize(1000);

        begin(reports, "2.1").ended(Outcome.DONE);
        runCalls();
        assertThat(heard).hasSize(2002);
    }

    @Test
    void asksNobodyWhereNobodyListens() {
        ProgressReports silent = new ProgressReports(Optional.empty(), Optional.empty(), Duration.ZERO, calls::add);
        ProgressReports unheard = new ProgressReports(
                Optional.empty(),
                Optional.of(new DefaultCamelContext().getManagementStrategy()),
                Duration.ZERO,
                calls::add);

        assertThat(begin(silent, "1.2")).isSameAs(ObjectProgress.NONE);
        assertThat(begin(unheard, "1.2")).isSameAs(ObjectProgress.NONE);
        assertThat(calls).isEmpty();
    }

    @Test
    void goesOnWhereThereIsNoThreadAnyMore() {
        ProgressReports stopped =
                new ProgressReports(Optional.of(heard::add), Optional.empty(), Duration.ZERO, call -> {
                    throw new RejectedExecutionException();
                });

        ObjectProgress progress = begin(stopped, "1.2");
        progress.sent(1, 100);
        progress.ended(Outcome.TRANSIENT);

        assertThat(heard).isEmpty();
    }
}
