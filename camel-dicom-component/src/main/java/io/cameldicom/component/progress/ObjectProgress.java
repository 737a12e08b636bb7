package io.cameldicom.component.progress;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.StoreProgress;

/** What an attempt to send an object tells of itself. No method blocks. */
public interface ObjectProgress extends StoreProgress {
    /** Tells nobody. */
    ObjectProgress NONE = new ObjectProgress() {
        @Override
        public void sent(long sent, long total) {}

        @Override
        public void ended(Outcome outcome) {}
    };

    /** The attempt is over; to be called once, and last. */
    void ended(Outcome outcome);
}
