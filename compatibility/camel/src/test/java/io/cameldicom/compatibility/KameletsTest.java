package io.cameldicom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelets of the component's jar. */
@ExtendWith(NoBufferLeaks.class)
class KameletsTest {
    @TempDir
    static Path folder;

    /** Camel reads each of them, also where the module that runs them is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"dicom-store-sink", "dicom-listener-source", "dicom-find-action", "dicom-charset-action"})
    void isReadFromTheJar(String name) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            context, "classpath:kamelets/" + name + ".kamelet.yaml"));

            List<RouteTemplateDefinition> templates = context.getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .getRouteTemplateDefinitions();

            assertThat(templates).extracting(RouteTemplateDefinition::getId).containsExactly(name);
        }
    }

    @Test
    void storesIntoTheArchive() throws Exception {
        assumeTrue(
                KameletsTest.class.getResource("/META-INF/services/org/apache/camel/component/kamelet") != null,
                "camel-kamelet is not on the class path: it does not resolve for this version of Camel");
        TlsKeys keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        TestObjects object = TestObjects.ct();

        try (SmokeApplication application = new SmokeApplication(folder.resolve("archive"), keys)) {
            String port = application.archive().substring(application.archive().lastIndexOf(':') + 1);
            application.succeed(
                    "kamelet:dicom-store-sink?calledAeTitle=ARCHIVE&host=127.0.0.1&port=" + port, object.bytes());
        }

        assertThat(folder.resolve("archive").resolve(object.study())).isDirectory();
    }
}
