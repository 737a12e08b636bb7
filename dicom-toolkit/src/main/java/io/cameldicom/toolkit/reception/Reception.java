package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.netty.buffer.ByteBuf;

/** A data set that is arriving, after its command. All calls are made on the event loop. */
public sealed interface Reception permits DataSetReception, ObjectReception, Reception.Refused {
    int contextId();

    CommandSet command();

    /** Takes a fragment; the bytes are lent for the time of the call. */
    void add(ByteBuf fragment);

    /** The last fragment has arrived: the answer is due, now or later. */
    void complete();

    /** The rest will never come. */
    void discard();

    /** The peer has asked to stop what it asks for here (C-CANCEL); may come before the request is served, and after. */
    default void cancel() {}

    /** The association has ended while this was being served. */
    default void abandon() {}

    /** How a reception gives its answer; may be called on any thread. */
    @FunctionalInterface
    interface Answer {
        void send(int contextId, CommandSet request, DimseStatus status);
    }

    /** A data set that nobody wants: it is drained, then the refusal is sent. */
    record Refused(int contextId, CommandSet command, DimseStatus status, Answer answer) implements Reception {
        @Override
        public void add(ByteBuf fragment) {}

        @Override
        public void complete() {
            answer.send(contextId, command, status);
        }

        @Override
        public void discard() {}
    }
}
