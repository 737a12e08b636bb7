package io.cameldicom.toolkit.engine;

/** Makes an engine; found through {@link java.util.ServiceLoader}. */
public interface DicomEngineProvider {
    /** The name under which users choose the engine. */
    String name();

    /** Makes a new engine with threads of its own. */
    DicomEngine create();
}
