package io.cameldicom.routes.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.confirmation.StoredFile.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingTableTest {
    private final PendingTable table = new PendingTable(pending -> pending.path);

    private static Pending pending(long path) {
        StoredFile file = new StoredFile(
                0,
                "PACS@127.0.0.1:104",
                Long.toHexString(path),
                1,
                1,
                1,
                1,
                "1.2",
                ManyConfirmations.receipt("1." + (path & 0xFFFF)),
                State.WAITING,
                List.of(),
                1,
                0,
                0);
        return new Pending(file, 0, 0, 0);
    }

    @Test
    void holdsWhatAMapWouldHold() {
        Map<Long, Pending> expected = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long path = random.nextInt(300) * (i % 2 == 0 ? 1L : 1L << 40);
            Pending before = expected.get(path);
            if (random.nextInt(i < 10_000 ? 3 : 2) == 0 && before != null) {
                expected.remove(path);
                table.remove(before);
            } else {
                Pending pending = pending(path);
                expected.put(path, pending);
                table.put(pending);
            }
            assertThat(table.size()).isEqualTo(expected.size());
            assertThat(table.get(path)).isSameAs(expected.get(path));
        }
        expected.forEach((path, pending) -> assertThat(table.get(path)).isSameAs(pending));
        List<Pending> all = new ArrayList<>();
        table.forEach(all::add);
        assertThat(all).containsExactlyInAnyOrderElementsOf(expected.values());

        expected.values().forEach(table::remove);
        assertThat(table.size()).isZero();
        table.forEach(pending -> assertThat(pending).isNull());
    }

    @Test
    void removesOnlyTheVeryFile() {
        Pending held = pending(1);
        table.put(held);
        table.remove(pending(1));
        assertThat(table.get(1)).isSameAs(held);
    }

    @Test
    void goesRoundFromWhereItEnded() {
        for (int i = 0; i < 100; i++) {
            table.put(pending(i));
        }
        List<Pending> seen = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            int enough = seen.size() + 25;
            table.goRound(pending -> seen.add(pending) && seen.size() == enough);
        }
        assertThat(seen).hasSize(100).doesNotHaveDuplicates();
    }
}
