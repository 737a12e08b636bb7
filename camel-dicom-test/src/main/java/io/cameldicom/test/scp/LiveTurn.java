package io.cameldicom.test.scp;

import io.cameldicom.test.record.Ending;
import io.cameldicom.test.script.Draft;
import io.cameldicom.test.script.Turn;
import java.io.IOException;
import java.time.Duration;

/** A turn on a connection. */
final class LiveTurn implements Turn {
    /** The answer that is due. */
    @FunctionalInterface
    interface Answer {
        /** Its bytes; what is recorded of it is recorded now, before they are sent. */
        byte[] bytes(Draft draft) throws IOException;
    }

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Connection connection;
    private final Answer answer;
    private final Draft draft = new Draft();
    private boolean answered;
    private boolean settled;

    LiveTurn(Connection connection, Answer answer) {
        this.connection = connection;
        this.answer = answer;
    }

    /** Whether the answer was sent. */
    boolean isAnswered() {
        return answered;
    }

    /** Whether no answer is to come any more. */
    boolean isSettled() {
        return settled;
    }

    @Override
    public Draft draft() {
        return draft;
    }

    @Override
    public void answer() throws IOException {
        settled = true;
        byte[] bytes = answer.bytes(draft);
        answered = true;
        connection.line().send(bytes, draft);
    }

    @Override
    public void silent() {
        settled = true;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        settled = true;
        connection.line().send(bytes);
    }

    @Override
    public void reject(int result, int source, int reason) throws IOException {
        connection.reject(result, source, reason);
    }

    @Override
    public void pause(Duration duration) throws IOException {
        connection.line().pause(duration);
    }

    @Override
    public void stall() throws IOException {
        pause(FOR_EVER);
    }

    @Override
    public void abort(int source, int reason) throws IOException {
        connection.abort(source, reason);
    }

    @Override
    public void reset() throws IOException {
        connection.ended(Ending.RESET_BY_US);
        connection.line().reset();
        throw new EndedException(Ending.RESET_BY_US);
    }

    @Override
    public void close() throws IOException {
        connection.ended(Ending.CLOSED_BY_US);
        connection.line().closeGently();
        throw new EndedException(Ending.CLOSED_BY_US);
    }

    @Override
    public void release() throws IOException {
        settled = true;
        connection.askForRelease();
    }

    @Override
    public void down(Duration duration) {
        connection.services().down().accept(duration);
    }
}
