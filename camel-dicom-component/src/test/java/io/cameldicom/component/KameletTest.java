package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Kamelet {@code dicom-charset-action}, as a route uses it. */
class KameletTest extends CamelTestSupport {
    @TempDir
    Path folder;

    private DicomObject send(String parameters, TestObjects object) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("kamelet:dicom-charset-action" + parameters)
                        .to("mock:out");
            }
        });
        return template.requestBody("direct:in", object.writeInto(folder), DicomObject.class);
    }

    private static String name(DataSet dataSet) {
        SpecificCharacterSet set = SpecificCharacterSet.declaredIn(dataSet).orElseThrow();
        Value.Bytes value =
                (Value.Bytes) dataSet.element(Tag.PATIENT_NAME).orElseThrow().value();
        return set.decode(Tag.PATIENT_NAME, VR.PN, value.bytes()).strip();
    }

    @Test
    void repairsByDefault() throws Exception {
        DicomObject object =
                send("?hint=de,fr&target=ISO_IR 192", TestObjects.ct().unlabelledUmlauts());

        assertThat(object.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(name(object.dataSet())).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void needsNoParameterButTheMode() throws Exception {
        DicomObject object = send("?mode=default", TestObjects.ct().unlabelledUmlauts());

        assertThat(object.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
    }

    @Test
    void takesSetsWithCodeExtensions() throws Exception {
        TestObjects greek = TestObjects.ct().patientName("Διονυσιος", Charset.forName("ISO-8859-7"), "ISO_IR 126");

        DicomObject object = send("?mode=convert&target=RAW(ISO 2022 IR 6\\ISO 2022 IR 126)", greek);

        assertThat(object.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO 2022 IR 6\\ISO 2022 IR 126");
        assertThat(name(object.dataSet())).isEqualTo("Διονυσιος");
    }

    @Test
    void changesNothingInADryRun() throws Exception {
        DicomObject object = send(
                "?mode=convert&target=ISO_IR 192&dryRun=true", TestObjects.ct().umlauts());

        assertThat(object.isEdited()).isFalse();
    }

    @Test
    void failsOnDoubtWhereTold() throws Exception {
        TestObjects broken = TestObjects.ct().patientName(new byte[] {'A', (byte) 0x81, (byte) 0xFF}, "ISO_IR 192");

        assertThatThrownBy(() -> send("?minConfidence=1.0&onDoubt=fail", broken))
                .hasCauseInstanceOf(PermanentDicomException.class);
    }

    @Test
    void doesNotStartWithWrongParameters() {
        assertThatThrownBy(() -> send("?mode=convert", TestObjects.ct()))
                .rootCause()
                .hasMessageStartingWith("target: none (expected: ");
    }

    /** What a catalogue of Kamelets asks for: a kind, a definition, and each parameter of the template described. */
    @Test
    void describesEachParameterOfItsTemplate() throws Exception {
        String file;
        try (InputStream in = getClass().getResourceAsStream("/kamelets/dicom-charset-action.kamelet.yaml")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonNode kamelet =
                new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(file));

        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo("dicom-charset-action");
        assertThat(kamelet.at("/metadata/labels")
                        .findValue("camel.apache.org/kamelet.type")
                        .asText())
                .isEqualTo("action");
        Set<String> described = new TreeSet<>();
        kamelet.at("/spec/definition/properties").fieldNames().forEachRemaining(described::add);
        assertThat(Pattern.compile("\\{\\{\\??(\\w+)\\}\\}")
                        .matcher(file)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(described);
        assertThat(kamelet.at("/spec/definition/properties"))
                .allSatisfy(property ->
                        assertThat(property.get("description").asText()).isNotBlank());
    }
}
