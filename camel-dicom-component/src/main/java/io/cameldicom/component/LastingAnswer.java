package io.cameldicom.component;

import io.cameldicom.toolkit.service.ServiceAnswer;
import io.cameldicom.toolkit.service.ServiceAnswer.Matches;
import io.cameldicom.toolkit.service.ServiceAnswer.Retrieval;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer with more to free at its end. */
final class LastingAnswer {
    private LastingAnswer() {}

    /** @param freeing runs once, when the answer is closed, after what frees it already; at once where nothing stands behind it */
    static ServiceAnswer of(ServiceAnswer answer, Runnable freeing) {
        Runnable free = once(freeing);
        if (answer instanceof Matches matches) {
            return new Matches(matches.matches(), () -> both(matches.end(), free));
        }
        if (answer instanceof Retrieval retrieval) {
            return new Retrieval(retrieval.total(), retrieval.subOperations(), () -> both(retrieval.end(), free));
        }
        free.run();
        return answer;
    }

    private static Runnable once(Runnable freeing) {
        AtomicBoolean freed = new AtomicBoolean();
        return () -> {
            if (freed.compareAndSet(false, true)) {
                freeing.run();
            }
        };
    }

    private static void both(Runnable first, Runnable second) {
        try {
            first.run();
        } finally {
            second.run();
        }
    }
}
