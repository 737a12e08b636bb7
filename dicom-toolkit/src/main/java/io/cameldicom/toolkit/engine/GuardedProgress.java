package io.cameldicom.toolkit.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the failures of a listener to itself. */
record GuardedProgress(StoreProgress listener) implements StoreProgress {
    private static final Logger LOG = LoggerFactory.getLogger(StoreProgress.class);

    @Override
    public void sent(long sent, long total) {
        try {
            listener.sent(sent, total);
        } catch (Throwable e) {
            LOG.atWarn()
                    .addKeyValue("event", "engine.progress")
                    .log(
                            "C-STORE: a listener to its progress failed with {}",
                            e.getClass().getName());
        }
    }
}
