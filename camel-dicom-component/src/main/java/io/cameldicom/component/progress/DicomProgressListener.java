package io.cameldicom.component.progress;

/**
 * Hears how far the objects are that {@code dicom:store} sends. Of each attempt it hears first when the object is handed
 * over to be sent, with 0 bytes, then at most once in each interval, and last when the attempt has ended, with the bytes
 * that were written to the network and the outcome; in this order. All calls of a component come from one thread, {@code
 * DicomProgress}, one after the other, never from one that sends: a listener that blocks or throws harms no transfer. What
 * happens meanwhile is told in one call, and where more than a thousand calls wait, new attempts are not told of at all:
 * of an attempt a listener hears both ends, or nothing.
 */
@FunctionalInterface
public interface DicomProgressListener {
    /** Something was sent, or the attempt has ended. What is thrown is logged. */
    void progress(DicomProgress progress);

    /**
     * A {@code dicom:move} or {@code dicom:get} has got on, as the peer tells, or it has ended: then its outcome is there. Of
     * one that has many objects not every step is told. On the same thread as the others.
     */
    default void retrieved(RetrieveProgress progress) {}
}
