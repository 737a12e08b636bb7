package io.cameldicom.component;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one place that waits for the network: the end of the component, so that peers see releases and no resets. */
final class BoundedStop {
    private BoundedStop() {}

    /** Returns when {@code end} completes, after {@code bound}, or when the thread is interrupted. */
    static void await(CompletionStage<?> end, Duration bound) {
        CountDownLatch ended = new CountDownLatch(1);
        end.whenComplete((value, failure) -> ended.countDown());
        try {
            ended.await(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
