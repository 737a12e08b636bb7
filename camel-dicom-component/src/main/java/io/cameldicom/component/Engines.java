package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The engines of one component, each made when it is first needed and shared by all endpoints. */
final class Engines implements AutoCloseable {
    private final Map<String, DicomEngineProvider> providers = new TreeMap<>();
    private final Map<String, DicomEngine> engines = new TreeMap<>();

    Engines(ClassLoader classLoader) {
        ServiceLoader.load(DicomEngineProvider.class, classLoader)
                .forEach(provider -> providers.putIfAbsent(provider.name(), provider));
    }

    /** @throws IllegalArgumentException if no engine has this name; the message lists those there are */
    synchronized DicomEngine get(String name) {
        requireKnown(name);
        return engines.computeIfAbsent(name, known -> providers.get(known).create());
    }

    /** As {@link #get}, without making the engine. */
    void requireKnown(String name) {
        if (!providers.containsKey(name)) {
            throw new IllegalArgumentException("engine: '" + name + "' (expected: one of those on the class path: "
                    + String.join(", ", providers.keySet())
                    + "; for another one add its module, such as camel-dicom-dcm4che: docs/engines.md)");
        }
    }

    @Override
    public synchronized void close() {
        engines.values().forEach(DicomEngine::close);
        engines.clear();
    }
}
