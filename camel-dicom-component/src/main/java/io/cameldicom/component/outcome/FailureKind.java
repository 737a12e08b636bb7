package io.cameldicom.component.outcome;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Ends without an answer to the C-STORE, apart from rejections. */
public enum FailureKind implements Ending {
    CONNECTION(Outcome.TRANSIENT, "refused, unreachable, unknown host, failed TLS handshake"),
    ABORT_NEGOTIATING(Outcome.TRANSIENT, "A-ABORT, lost connection or breach of protocol before the association stood"),
    ABORT(Outcome.TRANSIENT, "the same later, before the whole object was sent"),
    NO_ANSWER(Outcome.UNKNOWN, "the same after the whole object was sent"),
    TIMEOUT_CONNECT(Outcome.TRANSIENT, "no connection within connectTimeout"),
    TIMEOUT_ASSOCIATE(Outcome.TRANSIENT, "no answer to A-ASSOCIATE-RQ within associateTimeout"),
    TIMEOUT_WRITE(Outcome.TRANSIENT, "no progress of the sending within writeTimeout"),
    TIMEOUT_RESPONSE(Outcome.UNKNOWN, "no answer to the C-STORE within responseTimeout"),
    TIMEOUT_POOL(Outcome.TRANSIENT, "no free association within maximumWait"),
    NO_CONTEXT(Outcome.PERMANENT, "the peer takes no such SOP class in a transfer syntax that we have"),
    MALFORMED(Outcome.PERMANENT, "no DICOM, cut, broken, or not storable");

    private final Outcome byDefault;
    private final String meaning;

    FailureKind(Outcome byDefault, String meaning) {
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    Outcome byDefault() {
        return byDefault;
    }

    String meaning() {
        return meaning;
    }

    @Override
    public boolean covers(Ending other) {
        return this == other;
    }

    @Override
    public boolean overlaps(Ending other) {
        return this == other;
    }

    @Override
    public int width() {
        return 0;
    }

    /** Nobody said that the object was stored, so it never counts as done; unknown it is only where all of it was sent. */
    @Override
    public Set<Outcome> sensible() {
        return byDefault == Outcome.UNKNOWN
                ? EnumSet.of(Outcome.TRANSIENT, Outcome.PERMANENT, Outcome.UNKNOWN)
                : EnumSet.of(Outcome.TRANSIENT, Outcome.PERMANENT);
    }

    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
