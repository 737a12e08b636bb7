package io.cameldicom.routes.gate;

import java.util.Optional;

/** Remembers how the last scan of the inbox ended. Thread-safe. */
public final class LastScan implements Scans {
    private volatile Optional<Census> census = Optional.empty();
    private volatile boolean failed;

    /** What the last scan that came to the end of the inbox found; empty before. */
    public Optional<Census> census() {
        return census;
    }

    /** Whether the inbox could not be read. */
    public boolean isFailed() {
        return failed;
    }

    @Override
    public void completed(Census found) {
        census = Optional.of(found);
        failed = false;
    }

    @Override
    public void cut() {
        failed = false;
    }

    @Override
    public void failed(Exception cause) {
        failed = true;
    }
}
