package io.cameldicom.component.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResultStreamTest {
    private final AtomicInteger stops = new AtomicInteger();
    private final ResultStream stream = new ResultStream(stops::incrementAndGet);

    @Test
    void waitsForTheNextOne() {
        CompletableFuture<Object> next = CompletableFuture.supplyAsync(stream::next);
        stream.put("A");

        assertThat(next).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("A");
        stream.end(Optional.empty());
        assertThat(stream.hasNext()).isFalse();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void letsThePeerWaitWhileManyWaitHere() {
        CompletionStage<Void> room = CompletableFuture.completedFuture(null);
        int put = 0;
        while (room.toCompletableFuture().isDone()) {
            room = stream.put(put++);
        }
        assertThat(put).isEqualTo(16);

        assertThat(stream.next()).isEqualTo(0);
        assertThat(room.toCompletableFuture()).isDone();
    }

    @Test
    void failsAfterTheLastOne() {
        stream.put("A");
        stream.end(Optional.of(new IllegalStateException("lost")));

        assertThat(stream.next()).isEqualTo("A");
        assertThatThrownBy(stream::hasNext).hasMessage("lost");
    }

    @Test
    void stopsTheOperationWhereItIsClosedEarly() {
        stream.put("A");
        stream.close();
        stream.close();

        assertThat(stops).hasValue(1);
        assertThat(stream.hasNext()).isFalse();
        assertThat(stream.put("B").toCompletableFuture()).isDone();
    }

    @Test
    void stopsNothingThatHasEnded() {
        stream.end(Optional.empty());
        stream.close();

        assertThat(stops).hasValue(0);
    }

    @Test
    void freesWhoWaitsWhenItIsClosed() {
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(stream::hasNext);
        stream.close();

        assertThat(next).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(false);
    }
}
