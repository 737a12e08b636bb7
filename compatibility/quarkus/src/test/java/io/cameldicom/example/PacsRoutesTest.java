package io.cameldicom.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.testing.TestObjects;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The component as a plain dependency of an application with Quarkus, with the versions that Quarkus brings. */
@QuarkusTest
@QuarkusTestResource(FreePlaces.class)
class PacsRoutesTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @Inject
    CamelContext camel;

    @Inject
    ProducerTemplate template;

    @ConfigProperty(name = "inbox")
    Path inbox;

    @ConfigProperty(name = "archive.folder")
    Path archive;

    private Object nameOf(TestObjects object) {
        List<?> matches = template.requestBody(
                "direct:find", Map.of("StudyInstanceUID", object.study(), "PatientName", ""), List.class);
        assertThat(matches).hasSize(1);
        return ((Map<?, ?>) matches.get(0)).get("PatientName");
    }

    @Test
    void storesFromARouteInJavaIntoAListenerInYamlAndFindsIt() {
        template.requestBody("direct:echo", (Object) null);
        TestObjects object = TestObjects.ct().umlauts();

        template.requestBody("direct:store", object.bytes());

        assertThat(nameOf(object)).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void takesTheInboxWithTheCharacterSetRepaired() {
        TestObjects object = TestObjects.ct().unlabelledUmlauts();

        object.writeInto(inbox);

        await().atMost(BOUND)
                .until(() -> archive.resolve(object.study()).toFile().isDirectory());
        assertThat(nameOf(object)).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void takesOptionsOfTheComponentFromItsProperties() {
        DicomComponent component = camel.getComponent("dicom", DicomComponent.class);

        assertThat(component.getConfiguration().getCallingAeTitle()).isEqualTo("QUARKUS");
        assertThat(component.getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofSeconds(45));
    }
}
