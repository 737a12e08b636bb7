package io.cameldicom.component.progress;

/**
 * What a {@link DicomProgressListener} hears, for an {@link org.apache.camel.spi.EventNotifier}, with the option {@code
 * progressEvents}. The source is the {@link DicomProgress}.
 */
public final class DicomProgressEvent extends ProgressEvent<DicomProgress> {
    public DicomProgressEvent(DicomProgress progress) {
        super(progress);
    }
}
