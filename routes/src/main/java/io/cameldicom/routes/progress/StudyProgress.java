package io.cameldicom.routes.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a study has come, counted in files: an instance that comes in two files counts twice, as both have to leave the
 * inbox. {@code received = queued + awaiting + sent + failing + quarantined}.
 *
 * @param studyInstanceUid (0020,000D); no name and no ID of a patient
 * @param received files of it that came into the inbox; one that is put back from quarantine counts once
 * @param queued that wait for their turn, or are on their way
 * @param awaiting that the destination has taken, and has to confirm
 * @param sent that the destination has
 * @param failing that failed and are tried again
 * @param quarantined that can never be sent
 * @param bytes of the files received
 * @param bytesSent of the files sent, and of what has gone out of those on their way
 * @param remaining estimated from the bytes of it that were sent in the last two minutes; empty while there were none, and
 *     where nothing is left
 * @param since the first of its files was seen
 */
public record StudyProgress(
        String studyInstanceUid,
        int received,
        int queued,
        int awaiting,
        int sent,
        int failing,
        int quarantined,
        long bytes,
        long bytesSent,
        Optional<Duration> remaining,
        Instant since) {}
