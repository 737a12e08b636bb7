package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;

/** Makes engines on top of dcm4che. */
public final class Dcm4cheEngineProvider implements DicomEngineProvider {
    @Override
    public String name() {
        return Dcm4cheEngine.NAME;
    }

    @Override
    public DicomEngine create() {
        return new Dcm4cheEngine();
    }
}
