package io.cameldicom.routes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final AtomicLong now = new AtomicLong(100);
    private final Tally tally = new Tally(now::get);

    @Test
    void countsFilesAndBytes() {
        tally.sent("a", 10);
        tally.sent("b", 20);
        tally.quarantined("c", 5, "not-dicom", "…");

        assertThat(tally.sent()).isEqualTo(2);
        assertThat(tally.sentBytes()).isEqualTo(30);
        assertThat(tally.quarantined()).isEqualTo(1);
    }

    @Test
    void measuresHowLongTheDestinationHasFailedSinceItsLastSuccess() {
        assertThat(tally.failingFor()).isZero();
        tally.postponed("a", "refused");
        now.set(150);
        tally.postponed("b", "refused");
        assertThat(tally.failingFor()).isEqualTo(50);
        tally.sent("a", 1);
        assertThat(tally.failingFor()).isZero();
        tally.postponed("a", "refused");
        tally.answered();
        assertThat(tally.failingFor()).isZero();
        tally.postponedHere("c", "cannot be read");
        now.set(200);
        assertThat(tally.failingFor()).isZero();
        assertThat(tally.postponed()).isEqualTo(4);
    }
}
