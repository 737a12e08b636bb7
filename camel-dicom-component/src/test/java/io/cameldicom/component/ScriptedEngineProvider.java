package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;

/** Makes the engine {@code scripted}; named to the service loader. */
public final class ScriptedEngineProvider implements DicomEngineProvider {
    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public DicomEngine create() {
        return new ScriptedEngine();
    }
}
