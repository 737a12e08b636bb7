package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.DicomObject;
import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code dicom-charset-action}, as a route uses it. */
class CharsetActionTest extends CamelTestSupport {
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
    void convertsWithEveryProperty() throws Exception {
        Map<String, Object> properties = Map.of(
                "mode", "convert",
                "target", "ISO_IR 192",
                "fallback", "ISO_IR 101",
                "minConfidence", 0.8,
                "hint", "de,fr",
                "onDoubt", "fail",
                "dryRun", false,
                "recordOriginal", false);
        assertThat(properties.keySet()).isEqualTo(Kamelets.properties("dicom-charset-action"));

        DicomObject object = send(
                Kamelets.uri("", properties).substring("kamelet:".length()),
                TestObjects.ct().umlauts());

        assertThat(object.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(name(object.dataSet())).isEqualTo(TestObjects.UMLAUTS);
        assertThat(object.dataSet().element(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE)).isEmpty();
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
}
