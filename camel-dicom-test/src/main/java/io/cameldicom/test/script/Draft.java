package io.cameldicom.test.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The answer that is about to be sent, as the verbs before it have shaped it. For one thread. */
public final class Draft {
    int status;
    String comment = "";
    List<Integer> elements = List.of();
    IntUnaryOperator messageId = IntUnaryOperator.identity();
    Optional<String> instance = Optional.empty();
    Optional<Integer> context = Optional.empty();
    int splitAt;
    Duration splitPause = Duration.ZERO;
    boolean half;
    boolean twice;

    public int status() {
        return status;
    }

    /** Error Comment; empty: none. */
    public String comment() {
        return comment;
    }

    /** Offending Element, each tag as group and element. */
    public List<Integer> elements() {
        return elements;
    }

    /** What stands as Message ID Being Responded To for this message ID. */
    public int messageId(int asked) {
        return messageId.applyAsInt(asked) & 0xFFFF;
    }

    /** What stands as Affected SOP Instance UID, where it is not that of the request. */
    public Optional<String> instance() {
        return instance;
    }

    /** The presentation context of the answer, where it is not that of the request. */
    public Optional<Integer> context() {
        return context;
    }

    /** After how many bytes the answer is cut in two pieces; 0: not at all. */
    public int splitAt() {
        return splitAt;
    }

    /** How long the second piece waits. */
    public Duration splitPause() {
        return splitPause;
    }

    /** Whether only the first half of the bytes is sent. */
    public boolean isHalf() {
        return half;
    }

    /** Whether the answer is sent twice. */
    public boolean isTwice() {
        return twice;
    }
}
