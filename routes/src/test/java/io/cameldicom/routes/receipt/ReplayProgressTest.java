package io.cameldicom.routes.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {
    private static final int LINES = 20_000;
    private static final int LENGTH = 500;

    private final List<String> told = new ArrayList<>();
    private long nanos;

    private void readAll(long nanosPerLine) {
        ReplayProgress progress = new ReplayProgress((long) LINES * LENGTH, () -> nanos, told::add);
        for (int i = 0; i < LINES; i++) {
            nanos += nanosPerLine;
            progress.read(LENGTH);
        }
    }

    @Test
    void tellsHowFarItIsEveryFiveSeconds() {
        readAll(TimeUnit.MILLISECONDS.toNanos(1));

        assertThat(told)
                .containsExactly(
                        "receipts: 25 % read into the index",
                        "receipts: 50 % read into the index",
                        "receipts: 75 % read into the index",
                        "receipts: 100 % read into the index");
    }

    @Test
    void tellsNothingWhereItIsSoonOver() {
        readAll(TimeUnit.MICROSECONDS.toNanos(200));

        assertThat(told).isEmpty();
    }
}
