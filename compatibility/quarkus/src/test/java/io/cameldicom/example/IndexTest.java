package io.cameldicom.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.toolkit.engine.DicomEngine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index in each of our jars, by which Quarkus finds their classes without reading them. */
class IndexTest {
    @ParameterizedTest
    @ValueSource(classes = {DicomComponent.class, DicomEngine.class})
    void listsTheClassesOfItsJar(Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        URL here = type.getClassLoader().getResource(entry);
        URL index = URI.create(here.toString().replace(entry, "META-INF/jandex.idx"))
                .toURL();

        try (InputStream stream = index.openStream()) {
            assertThat(new IndexReader(stream).read().getClassByName(type)).isNotNull();
        }
    }
}
