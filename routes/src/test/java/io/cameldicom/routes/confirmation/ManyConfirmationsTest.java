package io.cameldicom.routes.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.gate.InboxGate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyConfirmationsTest {
    private static final int FILES = 100_000;
    private static final int BATCH = 200;
    private static final Duration DAY = Duration.ofDays(1);
    /** About 280, and what G1 loses where its regions are small: it gives each large array whole ones. */
    private static final int MOST_BYTES = 350;

    @TempDir
    Path state;

    @TempDir
    Path first;

    @Test
    void needsFewBytesPerFileThatWaitsWhateverIsKnownOfIt() throws IOException {
        ManyConfirmations.write(state, FILES);
        ManyConfirmations.write(first, 1);
        open(first, gate()).close(); // loads classes, which are no files
        InboxGate gate = gate();
        long before = usedHeap();
        try (Confirmations confirmations = open(state, gate)) {
            assertThat((usedHeap() - before) / FILES).isLessThan(MOST_BYTES);
            assertThat(gate.backlog().awaiting()).isEqualTo(FILES);

            AtomicInteger asked = new AtomicInteger();
            Questions questions = confirmations.questions((transaction, instances) -> {
                asked.addAndGet(instances.size());
                return CompletableFuture.completedFuture(null);
            });
            confirmations.askNow();
            questions.askAll();
            assertThat(asked).hasValue(FILES);
            assertThat(confirmations.status().asked()).isEqualTo(FILES);
            assertThat((usedHeap() - before) / FILES).isLessThan(MOST_BYTES);

            confirmAll(confirmations, questions);
            assertThat(confirmations.status().awaiting()).isZero();
        }
    }

    private static InboxGate gate() {
        return new InboxGate(new GateTimes(Duration.ofSeconds(2), DAY, DAY, DAY, DAY));
    }

    private static Confirmations open(Path state, InboxGate gate) throws IOException {
        ConfirmationTimes times = new ConfirmationTimes(BATCH, Duration.ZERO, DAY, Duration.ZERO, DAY, DAY);
        return Confirmations.open(state, ConfirmationMode.COMMITMENT, ManyConfirmations.PACS, times, gate);
    }

    /** Each question is answered as soon as it is put. */
    private static void confirmAll(Confirmations confirmations, Questions earlier) {
        earlier.close();
        Questions questions = confirmations.questions((transaction, instances) -> {
            Map<String, Answer> all = new HashMap<>();
            instances.forEach(instance -> all.put(instance.sopInstanceUid(), Answer.CONFIRMED));
            confirmations.answered(transaction, all);
            return CompletableFuture.completedFuture(null);
        });
        confirmations.askNow();
        questions.askAll();
        questions.close();
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
