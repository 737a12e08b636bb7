package io.cameldicom.component.progress;

import org.apache.camel.spi.CamelEvent;

/**
 * Progress as an event of Camel, of the type {@code Custom}. The source is the progress.
 *
 * @param <P> what it tells
 */
public abstract sealed class ProgressEvent<P> implements CamelEvent permits DicomProgressEvent, RetrieveProgressEvent {
    private final P progress;
    private long timestamp = System.currentTimeMillis();

    ProgressEvent(P progress) {
        this.progress = progress;
    }

    public P progress() {
        return progress;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public Object getSource() {
        return progress;
    }

    /** When it was made, in milliseconds since 1970. */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return progress.toString();
    }
}
