package io.cameldicom.toolkit.interop;

import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import java.util.ServiceLoader;

/** The engine that the system property {@code dicom.engine} names, found as users find it; the built-in one otherwise. */
final class EngineUnderTest {
    private EngineUnderTest() {}

    static DicomEngine create() {
        String name = System.getProperty("dicom.engine", "netty");
        return ServiceLoader.load(DicomEngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("dicom.engine: '" + name + "' (expected: on the class path)"))
                .create();
    }
}
