package io.cameldicom.routes.confirmation;

import java.time.Duration;

/**
 * When the destination is asked, and how much at once.
 *
 * @param batch instances in one question, at most
 * @param gather how long a question waits for more instances
 * @param answer how long an answer may take; each time that none comes, the next may take twice as long, up to eight times
 * @param absence how long the destination may say that it does not have an instance before that is believed
 * @param pause before it is asked again after a failure, doubled each time
 * @param longestPause between two questions about one instance
 */
public record ConfirmationTimes(
        int batch, Duration gather, Duration answer, Duration absence, Duration pause, Duration longestPause) {
    private static final int MOST_ANSWER_DOUBLINGS = 3;
    private static final int MOST_PAUSE_DOUBLINGS = 20;

    /** @param unanswered questions about the instance so far */
    long answerNanos(int unanswered) {
        return answer.toNanos() << Math.min(MOST_ANSWER_DOUBLINGS, unanswered);
    }

    /** @param times that it has to be asked again, from 1 */
    long pauseNanos(int times) {
        Duration grown = pause.multipliedBy(1L << Math.min(MOST_PAUSE_DOUBLINGS, times - 1));
        return (grown.compareTo(longestPause) < 0 ? grown : longestPause).toNanos();
    }
}
