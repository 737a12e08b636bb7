package io.cameldicom.routes.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a study has come. {@code received = queued + sent + failing + quarantined}.
 *
 * @param studyInstanceUid (0020,000D); no name and no ID of a patient
 * @param received objects of it that came into the inbox
 * @param queued objects that wait for their turn, or are on their way
 * @param sent objects that the destination has taken
 * @param failing objects that failed and are tried again
 * @param quarantined objects that can never be sent
 * @param bytes of the files received
 * @param bytesSent of the files sent, and of what has gone out of those on their way
 * @param remaining estimated from the rate of the last minutes; empty while there is none
 * @param since the first of its objects came
 */
public record StudyProgress(
        String studyInstanceUid,
        int received,
        int queued,
        int sent,
        int failing,
        int quarantined,
        long bytes,
        long bytesSent,
        Optional<Duration> remaining,
        Instant since) {}
