package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubOperationCountsTest {
    @Test
    void namesTheInstancesThatFailed() {
        SubOperationCounts counts = new SubOperationCounts(2);
        counts.ended(Optional.of("1.2.3"), null);
        counts.ended(Optional.of("1.2.4"), DimseStatus.of(0xA700));

        assertThat(counts.status()).isEqualTo(0xA702);
        assertThat(counts.failedInstances().orElseThrow().string(0x00080058)).hasValue("1.2.3\\1.2.4");
    }

    @Test
    void hasNoDataSetWhereNoInstanceIsKnown() {
        SubOperationCounts counts = new SubOperationCounts(1);
        counts.ended(Optional.empty(), null);

        assertThat(counts.status()).isEqualTo(0xA702);
        assertThat(counts.counts().failed()).isEqualTo(1);
        assertThat(counts.failedInstances()).isEmpty();
    }
}
