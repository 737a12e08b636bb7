package io.cameldicom.routes.progress;

import java.util.List;

/** The studies in work. Thread-safe. */
public interface Studies {
    /**
     * Those with something left to send, and those that ended less than ten minutes ago: the hundred in which something
     * happened last, those that came last first.
     */
    List<StudyProgress> inWork();

    /** All of them together, and what is known of no study. */
    StudyTotals totals();
}
