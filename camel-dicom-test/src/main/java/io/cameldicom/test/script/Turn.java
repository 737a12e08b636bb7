package io.cameldicom.test.script;

import java.io.IOException;
import java.time.Duration;

/**
 * One opportunity to act, on one connection. What ends the connection does not return: it throws, and the verbs after it
 * are not done. For the thread of the connection alone; every method may block.
 */
public interface Turn {
    /** The answer to come. */
    Draft draft();

    /** Sends the answer as the draft has it. */
    void answer() throws IOException;

    /** No answer comes. */
    void silent();

    /** Sends these bytes in place of an answer. */
    void send(byte[] bytes) throws IOException;

    /** Refuses the association and ends the connection. */
    void reject(int result, int source, int reason) throws IOException;

    /** Goes on after so long, reading nothing. */
    void pause(Duration duration) throws IOException;

    /** Reads nothing more, until the peer is closed. */
    void stall() throws IOException;

    /** A-ABORT, then end of the connection. */
    void abort(int source, int reason) throws IOException;

    /** A TCP reset. */
    void reset() throws IOException;

    /** End of the connection without a PDU. */
    void close() throws IOException;

    /** A-RELEASE-RQ from this side. */
    void release() throws IOException;

    /** Refuses connections for so long. */
    void down(Duration duration);
}
