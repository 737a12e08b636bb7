package io.cameldicom.toolkit.interop;

import io.cameldicom.toolkit.engine.DicomAddress;

/** A receiver of which a test can ask what it holds. */
interface Destination extends AutoCloseable {
    DicomAddress address();

    /** The Part 10 file of the instance with that SOP Instance UID, which the receiver then forgets. */
    byte[] take(String sopInstanceUid) throws Exception;

    @Override
    void close();
}
