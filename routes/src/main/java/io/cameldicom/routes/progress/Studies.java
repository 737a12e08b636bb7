package io.cameldicom.routes.progress;

import java.util.List;

/** The studies in work. Thread-safe. */
public interface Studies {
    /** Those with something left to send, and those that ended a little while ago; the most recent first, at most 100. */
    List<StudyProgress> inWork();
}
