package io.cameldicom.routes.gate;

/** Hears of each scan of the inbox, on the polling thread. */
public interface Scans {
    /** Hears nothing. */
    Scans UNHEARD = new Scans() {
        @Override
        public void completed(Census census) {}

        @Override
        public void failed(Exception cause) {}
    };

    /** A scan came to the end of the inbox. */
    void completed(Census census);

    /** The inbox could not be scanned; it is tried again. */
    void failed(Exception cause);
}
