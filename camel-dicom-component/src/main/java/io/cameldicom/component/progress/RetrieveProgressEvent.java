package io.cameldicom.component.progress;

import org.apache.camel.spi.CamelEvent;

/**
 * How far a {@code dicom:move} or {@code dicom:get} is, for an {@link org.apache.camel.spi.EventNotifier}, with the option
 * {@code progressEvents}. The source is the {@link RetrieveProgress}.
 */
public final class RetrieveProgressEvent implements CamelEvent {
    private final RetrieveProgress progress;
    private long timestamp = System.currentTimeMillis();

    public RetrieveProgressEvent(RetrieveProgress progress) {
        this.progress = progress;
    }

    public RetrieveProgress progress() {
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
