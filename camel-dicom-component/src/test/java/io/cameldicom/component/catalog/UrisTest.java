package io.cameldicom.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.component.DicomEndpoint;
import io.cameldicom.component.DicomOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools take a URI apart, put it together and find what is wrong with it, as the component does. */
class UrisTest {
    private static final DefaultCamelCatalog CATALOG = Catalog.camel();

    @Test
    void knowTheComponent() {
        ComponentModel dicom = CATALOG.componentModel("dicom");

        assertThat(dicom.getJavaType()).isEqualTo(DicomComponent.class.getName());
        assertThat(dicom.getTitle()).isEqualTo("DICOM");
        assertThat(dicom.getDescription()).isNotBlank();
        assertThat(dicom.getLabel().split(",")).contains("health", "networking");
        assertThat(dicom.getFirstVersion()).isNotBlank();
        assertThat(dicom.getArtifactId()).isEqualTo("camel-dicom-component");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dicom:echo:PACS@127.0.0.1:104",
                "dicom:store:PACS@127.0.0.1:104?callingAeTitle=GATEWAY&maxAssociations=2&responseTimeout=2m",
                "dicom:find:PACS@127.0.0.1:104?level=STUDY&resultFormat=json&model=1.2.840.10008.5.1.4.37.1",
                "dicom:mpps:RIS@127.0.0.1:104?mppsOperation=create",
                "dicom:read?headers=AccessionNumber",
                "dicom:charset?mode=default&fallback=ISO_IR 100"
            })
    void takeUrisOfProducers(String uri) {
        assertThat(validate(uri, false).isSuccess()).isTrue();
    }

    /** C-MOVE by a listener sends with the options of store. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dicom:listen:PACS@0.0.0.0:11112?store=/pacs&callingAeTitles=CT1,CT2&maximumAssociations=10",
                "dicom:listen:PACS@0.0.0.0:11112?services=move&moveDestinations=A@h:104&convert=false&maxAssociations=2",
                "dicom:listen:PACS@0.0.0.0:11112?headers=AccessionNumber&commitmentDirectory=/commitments"
            })
    void takeUrisOfListeners(String uri) {
        assertThat(validate(uri, true).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "false, dicom:store:PACS@127.0.0.1:104?maxAsociations=2",
        "false, dicom:store:PACS@127.0.0.1:104?maxAssociations=many",
        "false, dicom:store:PACS@127.0.0.1:104?responseTimeout=soon",
        "false, dicom:store:PACS@127.0.0.1:104?convert=perhaps",
        "false, dicom:store:PACS@127.0.0.1:104?progressListener=console",
        "false, dicom:store:PACS@127.0.0.1:104?services=store",
        "false, dicom:find:PACS@127.0.0.1:104?level=EXAM",
        "false, dicom:charset?mode=magic",
        "false, dicom:charset?minConfidence=high",
        "false, dicom:stroe:PACS@127.0.0.1:104",
        "true, dicom:listen:PACS@127.0.0.1:104?level=STUDY"
    })
    void findWhatIsWrong(boolean consumer, String uri) {
        assertThat(validate(uri, consumer).isSuccess()).isFalse();
    }

    private EndpointValidationResult validate(String uri, boolean consumer) {
        return CATALOG.validateEndpointProperties(uri, false, consumer, !consumer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dicom:store:PACS@127.0.0.1:104?callingAeTitle=GATEWAY&maxAssociations=2",
                "dicom:listen:PACS@0.0.0.0:11112?services=store,find",
                "dicom:store:PACS@pacs.example.org:104?statusPolicy=RAW(C123:transient,0110:permanent)",
                "dicom:echo:PACS@127.0.0.1:104",
                "dicom:read"
            })
    void takeUrisApartAndPutThemTogether(String uri) throws Exception {
        Map<String, String> parts = CATALOG.endpointProperties(uri);
        assertThat(parts.get("operation")).isEqualTo(uri.replaceAll("dicom:([a-z]+).*", "$1"));
        assertThat(parts.get("address")).isEqualTo(uri.contains("@") ? address(uri) : null);

        String again = CATALOG.asEndpointUri("dicom", new LinkedHashMap<>(parts), false);

        assertThat(CATALOG.endpointProperties(again)).isEqualTo(parts);
        try (CamelContext context = new DefaultCamelContext()) {
            assertThat(context.getEndpoint(again, DicomEndpoint.class).getAddress())
                    .isEqualTo(parts.get("address"));
        }
    }

    private static String address(String uri) {
        return uri.replaceAll("dicom:[a-z]+:([^?]+).*", "$1");
    }

    /** As graphical editors write it: the parts of the URI among the parameters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{operation: read} | -",
                "{operation: charset, mode: inspect} | -",
                "{operation: store, address: 'PACS@127.0.0.1:104', maxAssociations: 2} | PACS@127.0.0.1:104"
            })
    void mayStandAmongTheParameters(String parameters, String address) throws Exception {
        String yaml = "- route:\n    from:\n      uri: direct:in\n      steps:\n        - to:\n            uri: dicom\n"
                + "            parameters: " + parameters + "\n";
        try (CamelContext context = new DefaultCamelContext()) {
            context.setAutoStartup(false);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.camel.yaml", yaml));
            context.start();

            assertThat(context.getEndpoints())
                    .filteredOn(DicomEndpoint.class::isInstance)
                    .extracting(endpoint -> ((DicomEndpoint) endpoint).getAddress())
                    .containsExactly(address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.dicom.callingAeTitle=GATEWAY",
                "camel.component.dicom.calling-ae-title=GATEWAY",
                "camel.component.dicom.completionThreads=8",
                "camel.component.dicom.tlsProfile=non-downgrading",
                "camel.component.dicom.useGlobalSslContextParameters=true",
                "camel.component.dicom.healthCheckProducerEnabled=false"
            })
    void takePropertiesOfTheComponent(String line) {
        ConfigurationPropertiesValidationResult result = CATALOG.validateConfigurationProperty(line);

        assertThat(result.isAccepted()).isTrue();
        assertThat(result.isSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.dicom.callingAeTitel=GATEWAY",
                "camel.component.dicom.completionThreads=several",
                "camel.component.dicom.tlsProfile=modern",
                "camel.component.dicom.connectTimeout=soon"
            })
    void findWhatIsWrongWithAProperty(String line) {
        assertThat(CATALOG.validateConfigurationProperty(line).isSuccess()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DicomOperation.class)
    void areShownForEachOperation(DicomOperation operation) throws IOException {
        List<Catalog.Entry> path = Catalog.entries("properties").stream()
                .filter(option -> option.name().equals("operation"))
                .toList();
        assertThat(path.get(0).enums()).hasSameSizeAs(DicomOperation.values()).contains(operation.uriName());
        assertThat(path.get(0).text("description")).contains(" " + operation.uriName() + " ");

        String page = Files.readString(Path.of(System.getProperty("dicom.root", ".."), "docs", "component.md"));
        assertThat(page).contains("dicom:" + operation.uriName());
    }
}
