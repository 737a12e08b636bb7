package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.io.FileNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DestinationStatisticsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00.123Z");
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:104");

    private final AtomicLong nanoTime = new AtomicLong();
    private final DestinationStatistics statistics =
            new DestinationStatistics(Clock.fixed(NOW, ZoneOffset.UTC), nanoTime::get);

    private static StoreResponse response(int status) {
        DimseStatus commented = new DimseStatus(status, Optional.of("Mustermann^Erika is not welcome"), List.of());
        return new StoreResponse(commented, "1.2.840.10008.1.2", 500, Duration.ofMillis(20));
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void countsWhatThePeerTook() {
        long begun = statistics.begun();
        assertThat(statistics.inFlight()).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        statistics.answered(response(0xB000), Outcome.DONE_WITH_WARNING, true, begun);

        assertThat(statistics.inFlight()).isZero();
        assertThat(statistics.objects().total()).isEqualTo(1);
        assertThat(statistics.bytes().total()).isEqualTo(500);
        assertThat(statistics.objects().lastMinute()).isZero();
        pass(Duration.ofSeconds(3));
        assertThat(statistics.objects().lastMinute()).isEqualTo(0.2);
        assertThat(statistics.bytes().lastMinute()).isEqualTo(100);
        assertThat(statistics.converted()).isEqualTo(1);
        assertThat(statistics.count(Operation.STORE, Outcome.DONE_WITH_WARNING)).isEqualTo(1);
        assertThat(statistics.time(Operation.STORE, Outcome.DONE_WITH_WARNING)).isEqualTo(Duration.ofSeconds(2));
        assertThat(statistics.answers(StatusClass.WARNING)).isEqualTo(1);
        assertThat(statistics.latencies().percentiles().count()).isEqualTo(1);
        assertThat(statistics.lastSuccess()).contains(NOW);
        assertThat(statistics.lastFailure()).isEmpty();
    }

    @Test
    void saysWhatThePeerDidNotTakeAndWhyWithoutItsWords() {
        statistics.answered(response(0xA701), Outcome.TRANSIENT, false, statistics.begun());

        assertThat(statistics.objects().total()).isZero();
        assertThat(statistics.bytes().total()).isZero();
        assertThat(statistics.answers(StatusClass.OUT_OF_RESOURCES)).isEqualTo(1);
        assertThat(statistics.lastSuccess()).isEmpty();
        assertThat(statistics.lastFailure())
                .contains(new LastFailure(NOW, "C-STORE answered with A701, refused: out of resources"));
    }

    @Test
    void saysWhyThereWasNoAnswer() {
        statistics.failed(
                new ConnectionFailedException(PEER, "PACS@127.0.0.1:104: connection refused", null),
                Outcome.TRANSIENT,
                statistics.begun());

        assertThat(statistics.count(Operation.STORE, Outcome.TRANSIENT)).isEqualTo(1);
        assertThat(statistics.inFlight()).isZero();
        assertThat(statistics.lastFailure().map(LastFailure::cause)).contains("PACS@127.0.0.1:104: connection refused");
    }

    @Test
    void tellsTheWordsOfOthersToNobody() {
        statistics.failed(new FileNotFoundException("/in/Mustermann_Erika.dcm"), Outcome.PERMANENT, statistics.begun());

        assertThat(statistics.lastFailure().map(LastFailure::cause)).contains("unexpected FileNotFoundException");
    }

    @Test
    void countsWhatWasNotTriedApart() {
        statistics.begun();
        statistics.refusedAtOnce();

        assertThat(statistics.refused()).isEqualTo(1);
        assertThat(statistics.inFlight()).isZero();
        assertThat(statistics.lastFailure()).isEmpty();
        for (Outcome outcome : Outcome.values()) {
            assertThat(statistics.count(Operation.STORE, outcome)).isZero();
        }
    }
}
