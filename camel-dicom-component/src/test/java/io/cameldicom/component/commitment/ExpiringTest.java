package io.cameldicom.component.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpiringTest {
    private static final TransactionLimits A_DAY = new TransactionLimits(10, Duration.ofDays(1));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));

    private final OpenTransactions kept = new Expiring(new TransactionMemory(), new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void givesUpWhatWasNeverReportedOn() throws IOException {
        kept.add(transaction("2.25.1"), A_DAY);
        pass(Duration.ofHours(23));
        kept.add(transaction("2.25.2"), A_DAY);
        pass(Duration.ofHours(2));

        kept.add(transaction("2.25.3"), A_DAY);

        assertThat(kept.find("2.25.1")).isEmpty();
        assertThat(kept.find("2.25.2")).isPresent();
        assertThat(kept.find("2.25.3")).isPresent();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Transaction transaction(String uid) {
        DicomAddress peer = DicomAddress.parse("PACS@127.0.0.1:104");
        ReferencedInstance instance = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.1");
        return new Transaction(uid, peer, Set.of(peer.aeTitle()), List.of(instance), now.get());
    }
}
