package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Orthanc;
import io.cameldicom.toolkit.engine.DicomAddress;

/** Orthanc, asked over REST. */
final class OrthancDestination implements Destination {
    private final Orthanc orthanc = Orthanc.start();

    @Override
    public DicomAddress address() {
        return orthanc.address();
    }

    @Override
    public byte[] take(String sopInstanceUid) {
        String instance = orthanc.find(sopInstanceUid).orElseThrow();
        byte[] file = orthanc.file(instance);
        orthanc.delete(instance);
        return file;
    }

    @Override
    public void close() {
        orthanc.close();
    }
}
