package io.cameldicom.component.progress;

/**
 * How far a {@code dicom:move} or {@code dicom:get} is, for an {@link org.apache.camel.spi.EventNotifier}, with the option
 * {@code progressEvents}. The source is the {@link RetrieveProgress}.
 */
public final class RetrieveProgressEvent extends ProgressEvent<RetrieveProgress> {
    public RetrieveProgressEvent(RetrieveProgress progress) {
        super(progress);
    }
}
