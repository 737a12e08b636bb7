package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools learn about the component. */
class CatalogTest {
    private static final String JSON = "META-INF/io/cameldicom/component/dicom.json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dicom:echo:PACS@127.0.0.1:104",
                "dicom:store:PACS@127.0.0.1:104?callingAeTitle=GATEWAY&maxAssociations=2&responseTimeout=2m",
                "dicom:listen:PACS@0.0.0.0:11112?store=/pacs&callingAeTitles=CT1,CT2&maximumAssociations=10",
                "dicom:read?headers=AccessionNumber",
                "dicom:charset?mode=default&fallback=ISO_IR 100"
            })
    void validatesUris(String uri) throws IOException {
        assertThat(validate(uri).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dicom:store:PACS@127.0.0.1:104?maxAsociations=2",
                "dicom:store:PACS@127.0.0.1:104?maxAssociations=many",
                "dicom:charset?mode=magic",
                "dicom:stroe:PACS@127.0.0.1:104"
            })
    void findsWhatIsWrongWithAUri(String uri) throws IOException {
        assertThat(validate(uri).isSuccess()).isFalse();
    }

    @Test
    void describesEveryOptionAndHeader() throws IOException {
        JsonNode catalog = new ObjectMapper().readTree(json());

        for (String part : List.of("componentProperties", "properties", "headers")) {
            assertThat(catalog.get(part))
                    .isNotEmpty()
                    .allSatisfy(entry ->
                            assertThat(entry.get("description").asText()).isNotBlank());
        }
    }

    @Test
    void knowsEveryHeader() throws Exception {
        JsonNode headers = new ObjectMapper().readTree(json()).get("headers");
        List<String> names = new ArrayList<>();
        headers.fieldNames().forEachRemaining(names::add);
        List<String> constants = new ArrayList<>();
        for (Field field : DicomConstants.class.getFields()) {
            assertThat(Modifier.isFinal(field.getModifiers())).isTrue();
            constants.add((String) field.get(null));
        }
        constants.remove(DicomConstants.FILE_IDENTITY);
        constants.remove(DicomConstants.CHARACTER_SET_EDIT);
        constants.remove(DicomConstants.COMMITMENT);

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(constants)
                .allMatch(name -> name.startsWith("CamelDicom"));
    }

    @Test
    void knowsEveryOption() throws IOException {
        JsonNode properties = new ObjectMapper().readTree(json()).get("properties");

        assertThat(Arrays.stream(DicomConfiguration.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName))
                .allMatch(properties::has);
    }

    @Test
    void givesADefaultToEveryTimeout() throws IOException {
        JsonNode properties = new ObjectMapper().readTree(json()).get("properties");

        assertThat(properties).allSatisfy(option -> {
            if (option.get("type").asText().equals("duration")) {
                assertThat(option.get("defaultValue").asText()).isNotBlank();
            }
        });
    }

    private static EndpointValidationResult validate(String uri) throws IOException {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("dicom", DicomComponent.class.getName(), json());
        return catalog.validateEndpointProperties(uri);
    }

    private static String json() throws IOException {
        try (InputStream stream = CatalogTest.class.getClassLoader().getResourceAsStream(JSON)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
