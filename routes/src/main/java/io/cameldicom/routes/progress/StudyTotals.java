package io.cameldicom.routes.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * All studies in work together. {@code received = queued + awaiting + sent + failing + quarantined}.
 *
 * @param studies with something left to send
 * @param received files of all studies that are still told of
 * @param queued that wait for their turn, or are on their way
 * @param awaiting that the destination has taken, and has to confirm
 * @param sent that the destination has
 * @param failing that failed and are tried again
 * @param quarantined that can never be sent
 * @param bytes of the files received
 * @param bytesSent of the files sent, and of what has gone out of those on their way
 * @param remaining estimated from the bytes that were sent in the last two minutes; empty while there were none, and where
 *     nothing is left
 * @param uncounted files that the last look at the inbox found, and whose study is not known: not looked into yet, or beyond
 *     what is remembered
 * @param ofNoStudy files in the inbox that are no DICOM objects, or name no study
 */
public record StudyTotals(
        int studies,
        int received,
        int queued,
        int awaiting,
        int sent,
        int failing,
        int quarantined,
        long bytes,
        long bytesSent,
        Optional<Duration> remaining,
        int uncounted,
        int ofNoStudy) {}
