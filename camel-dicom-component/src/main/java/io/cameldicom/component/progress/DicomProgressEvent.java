package io.cameldicom.component.progress;

import org.apache.camel.spi.CamelEvent;

/**
 * What a {@link DicomProgressListener} hears, for an {@link org.apache.camel.spi.EventNotifier}, with the option {@code
 * progressEvents}. The source is the {@link DicomProgress}.
 */
public final class DicomProgressEvent implements CamelEvent {
    private final DicomProgress progress;
    private long timestamp = System.currentTimeMillis();

    public DicomProgressEvent(DicomProgress progress) {
        this.progress = progress;
    }

    public DicomProgress progress() {
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
