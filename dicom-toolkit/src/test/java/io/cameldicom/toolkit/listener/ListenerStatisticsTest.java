package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.service.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenerStatisticsTest {
    @Test
    void tellsAHundredCallersApartAndTheRestTogether() {
        Callers callers = new Callers();
        for (int i = 0; i < 1000; i++) {
            callers.add("CALLER" + i);
        }
        callers.add("CALLER7");

        assertThat(callers.snapshot())
                .hasSize(ListenerStatistics.MAXIMUM_CALLERS + 1)
                .containsEntry("CALLER7", 2L)
                .containsEntry("CALLER99", 1L)
                .containsEntry(ListenerStatistics.OTHER_CALLERS, 900L);
    }

    @Test
    void addsUpWhatTwoListenersHaveDone() {
        ListenerStatistics first = new ListenerStatistics(
                1,
                3,
                Map.of(RejectionCause.CALLED_AE_TITLE, 2L),
                1,
                10,
                1000,
                Map.of("CT1", 3L),
                Map.of(Service.FIND, 1L));
        ListenerStatistics second = new ListenerStatistics(
                2,
                4,
                Map.of(RejectionCause.CALLED_AE_TITLE, 1L, RejectionCause.LOW_DISK_SPACE, 1L),
                0,
                20,
                2000,
                Map.of("CT1", 1L, "CT2", 3L),
                Map.of(Service.FIND, 2L, Service.GET, 1L));

        assertThat(first.plus(second))
                .isEqualTo(new ListenerStatistics(
                        3,
                        7,
                        Map.of(RejectionCause.CALLED_AE_TITLE, 3L, RejectionCause.LOW_DISK_SPACE, 1L),
                        1,
                        30,
                        3000,
                        Map.of("CT1", 4L, "CT2", 3L),
                        Map.of(Service.FIND, 3L, Service.GET, 1L)));
        assertThat(first.plus(ListenerStatistics.NONE)).isEqualTo(first);
        assertThat(second.rejected()).isEqualTo(2);
    }

    @Test
    void keepsToAHundredCallersWhenItAddsUp() {
        Callers before = new Callers();
        Callers after = new Callers();
        for (int i = 0; i < ListenerStatistics.MAXIMUM_CALLERS; i++) {
            before.add("BEFORE" + i);
            after.add("AFTER" + i);
        }
        ListenerStatistics both = new ListenerStatistics(0, 100, Map.of(), 0, 0, 0, before.snapshot(), Map.of())
                .plus(new ListenerStatistics(0, 100, Map.of(), 0, 0, 0, after.snapshot(), Map.of()));

        assertThat(both.callers())
                .hasSize(ListenerStatistics.MAXIMUM_CALLERS + 1)
                .containsEntry(ListenerStatistics.OTHER_CALLERS, 100L);
    }
}
