package io.cameldicom.dcm4che;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Runs while a response is awaited and nothing of our own holds it up. Safe for use by many threads. */
final class ResponseTimer {
    private final Deadline deadline;
    private final Duration limit;
    private final Runnable expired;
    private boolean awaited;
    private int holds;

    ResponseTimer(ScheduledExecutorService timer, Duration limit, Runnable expired) {
        this.deadline = new Deadline(timer);
        this.limit = limit;
        this.expired = expired;
    }

    /** The last byte of a request is sent. */
    synchronized void begin() {
        awaited = true;
        restart();
    }

    /** The peer has said something that belongs to the request. */
    synchronized void restart() {
        if (awaited && holds == 0) {
            deadline.start(limit, expired);
        }
    }

    /** We are busy with what the peer has said, until {@link #goOn}. */
    synchronized void hold() {
        holds++;
        deadline.stop();
    }

    synchronized void goOn() {
        holds--;
        restart();
    }

    /** The request is done with. */
    synchronized void end() {
        awaited = false;
        deadline.stop();
    }
}
