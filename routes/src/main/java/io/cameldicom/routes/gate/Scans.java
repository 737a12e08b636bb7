package io.cameldicom.routes.gate;

import java.util.Optional;

/** Hears of each scan of the inbox, on the polling thread. */
public interface Scans {
    /** Hears nothing. */
    Scans UNHEARD = new Scans() {
        @Override
        public void completed(Census census) {}

        @Override
        public void failed(Exception cause) {}
    };

    /** Does something after each scan. */
    static Scans afterEach(Runnable work) {
        return new Scans() {
            @Override
            public void completed(Census census) {
                work.run();
            }

            @Override
            public void cut() {
                work.run();
            }

            @Override
            public void failed(Exception cause) {}
        };
    }

    /**
     * A scan begins.
     *
     * @param heldBecause why it will let nothing in; empty if it will
     */
    default void began(Optional<String> heldBecause) {}

    /** A scan came to the end of the inbox. */
    void completed(Census census);

    /** A scan let in as many files as one may, and saw only a part of the inbox. */
    default void cut() {}

    /** The inbox could not be scanned; it is tried again. */
    void failed(Exception cause);

    /** Both hear of each scan. */
    default Scans and(Scans other) {
        Scans first = this;
        return new Scans() {
            @Override
            public void began(Optional<String> heldBecause) {
                first.began(heldBecause);
                other.began(heldBecause);
            }

            @Override
            public void completed(Census census) {
                first.completed(census);
                other.completed(census);
            }

            @Override
            public void cut() {
                first.cut();
                other.cut();
            }

            @Override
            public void failed(Exception cause) {
                first.failed(cause);
                other.failed(cause);
            }
        };
    }
}
