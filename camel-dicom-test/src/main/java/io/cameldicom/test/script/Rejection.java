package io.cameldicom.test.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why an association is refused: source and reason of A-ASSOCIATE-RJ (PS3.8 §9.3.4). */
public enum Rejection {
    NO_REASON(1, 1),
    APPLICATION_CONTEXT(1, 2),
    CALLING_AE(1, 3),
    CALLED_AE(1, 7),
    ACSE(2, 1),
    PROTOCOL_VERSION(2, 2),
    CONGESTION(3, 1),
    LOCAL_LIMIT(3, 2);

    private final int source;
    private final int reason;

    Rejection(int source, int reason) {
        this.source = source;
        this.reason = reason;
    }

    public int source() {
        return source;
    }

    public int reason() {
        return reason;
    }

    /** The word that stands for it in a script. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String words() {
        return Arrays.stream(values()).map(Rejection::word).collect(Collectors.joining(", "));
    }

    static Optional<Rejection> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static Optional<Rejection> of(int source, int reason) {
        return Arrays.stream(values())
                .filter(one -> one.source == source && one.reason == reason)
                .findFirst();
    }
}
