package io.cameldicom.toolkit.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskRoomTest {
    private static final long MB = 1 << 20;

    private final AtomicLong usable = new AtomicLong(100 * MB);
    private static final DicomAddress LISTENER = DicomAddress.parse("ROUTER@127.0.0.1:104");

    private final DiskRoom room = new DiskRoom(usable::get, 60 * MB);

    @Test
    void countsWhatOthersHaveClaimedAndNotYetWritten() throws IOException {
        assertThat(room.tryClaim(30 * MB)).isTrue();
        assertThat(room.tryClaim(11 * MB)).isFalse();
        assertThat(room.tryClaim(10 * MB)).isTrue();
        assertThat(room.tryClaim(1)).isFalse();
    }

    @Test
    void givesClaimsBackThatAreWrittenOrNotNeeded() throws IOException {
        room.tryClaim(40 * MB);
        usable.addAndGet(-30 * MB);
        room.release(30 * MB);
        assertThat(room.tryClaim(1)).isFalse();
        room.release(10 * MB);
        assertThat(room.tryClaim(10 * MB)).isTrue();
    }

    @Test
    void isLowWhileHardlyAnythingFitsAndByItselfNoLonger() {
        room.look(LISTENER);
        assertThat(room.isLow()).isFalse();
        usable.set(60 * MB + 10);
        room.look(LISTENER);
        assertThat(room.isLow()).isTrue();
        usable.set(62 * MB);
        room.look(LISTENER);
        assertThat(room.isLow()).isFalse();
    }

    @Test
    void staysAsItWasWhereTheDiskCannotBeAsked() {
        DiskRoom unknown = new DiskRoom(
                () -> {
                    throw new IOException();
                },
                1);
        unknown.look(LISTENER);
        assertThat(unknown.isLow()).isFalse();
    }
}
