package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.UnmappableTextException;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.edit.DoubtfulTextException;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharsetProducerTest extends CamelTestSupport {
    private static final String REPAIR = "dicom:charset?mode=repair&hint=de&target=ISO_IR 192";

    @TempDir
    Path folder;

    @Override
    protected boolean useJmx() {
        return true;
    }

    private Exchange send(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static DicomObject object(Exchange exchange) {
        return exchange.getMessage().getBody(DicomObject.class);
    }

    private static String name(Exchange exchange, Charset charset) {
        Value.Bytes bytes = (Value.Bytes) object(exchange)
                .dataSet()
                .element(Tag.PATIENT_NAME)
                .orElseThrow()
                .value();
        return new String(bytes.bytes(), charset).strip();
    }

    private static TestObjects unlabelled() {
        return TestObjects.ct().unlabelledUmlauts();
    }

    @Test
    void inspectSaysInHeadersWhatItFinds() {
        Exchange exchange =
                send("dicom:charset?mode=inspect&hint=de", unlabelled().bytes());

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.CHARACTER_SET_VERDICT, "absent-but-needed")
                .containsEntry(DicomConstants.CHARACTER_SET_ACTION, "none")
                .containsEntry(DicomConstants.CHARACTER_SET_CHANGES, 0);
        assertThat(exchange.getMessage()
                        .getHeader(DicomConstants.CHARACTER_SET_CANDIDATES, List.class)
                        .get(0))
                .asString()
                .matches("ISO_IR 100 \\([01]\\.\\d\\d\\)");
        assertThat(exchange.getMessage().getHeader(DicomConstants.CHARACTER_SET_CONFIDENCE, double.class))
                .isBetween(0.0, 1.0);
        assertThat(object(exchange).isEdited()).isFalse();
    }

    @Test
    void relabelKeepsTheBytes() {
        TestObjects mislabelled =
                TestObjects.ct().patientName(TestObjects.UMLAUTS, StandardCharsets.UTF_8, "ISO_IR 100");
        Exchange exchange = send("dicom:charset?mode=relabel&target=ISO_IR 192", mislabelled.bytes());

        assertThat(name(exchange, StandardCharsets.UTF_8)).isEqualTo(TestObjects.UMLAUTS);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .containsEntry(DicomConstants.CHARACTER_SET_ACTION, "relabelled")
                .containsEntry(DicomConstants.CHARACTER_SET_CHANGES, 1)
                .doesNotContainKey(DicomConstants.CHARACTER_SET_VERDICT);
        assertThat(object(exchange).dataSet().items(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE))
                .hasSize(1);
    }

    @Test
    void convertKeepsTheText() {
        Exchange exchange = send(
                "dicom:charset?mode=convert&target=ISO_IR 192&recordOriginal=false",
                TestObjects.ct().umlauts().bytes());

        assertThat(name(exchange, StandardCharsets.UTF_8)).isEqualTo(TestObjects.UMLAUTS);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .containsEntry(DicomConstants.CHARACTER_SET_ACTION, "converted")
                .containsEntry(DicomConstants.CHARACTER_SET_CHANGES, 0);
        assertThat(object(exchange).dataSet().contains(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE))
                .isFalse();
    }

    @Test
    void convertFailsForGoodWhereTextIsNotInItsSetOrNotInTheTarget() {
        Exchange malformed = send(
                "dicom:charset?mode=convert&target=ISO_IR 192", unlabelled().bytes());
        Exchange unmappable = send(
                "dicom:charset?mode=convert&target=ISO_IR 144",
                TestObjects.ct().umlauts().bytes());

        assertThat(malformed.getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(MalformedTextException.class)
                .hasMessageContaining("(0010,0010)");
        assertThat(unmappable.getException()).hasCauseInstanceOf(UnmappableTextException.class);
    }

    @Test
    void repairEncodesAnewWhatReadsOtherwise() {
        Exchange exchange = send(REPAIR, unlabelled().bytes());

        assertThat(name(exchange, StandardCharsets.UTF_8)).isEqualTo(TestObjects.UMLAUTS);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .containsEntry(DicomConstants.CHARACTER_SET_ACTION, "repaired")
                .containsEntry(DicomConstants.CHARACTER_SET_CHANGES, 1);
    }

    @Test
    void repairsOnce() {
        Exchange once = send(REPAIR, unlabelled().bytes());
        Exchange twice = send(REPAIR, object(once));

        assertThat(twice.getMessage().getHeaders())
                .containsEntry(DicomConstants.CHARACTER_SET_VERDICT, "valid")
                .containsEntry(DicomConstants.CHARACTER_SET_ACTION, "none");
        assertThat(object(twice)).isSameAs(object(once));
    }

    @Test
    void dryRunTellsAndChangesNothing() {
        Exchange exchange = send(REPAIR + "&dryRun=true", unlabelled().bytes());

        assertThat(object(exchange).isEdited()).isFalse();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.CHARACTER_SET_ACTION, "repaired")
                .doesNotContainKey(DicomConstants.SPECIFIC_CHARACTER_SET);
        CharacterSetEdit edit = exchange.getProperty(DicomConstants.CHARACTER_SET_EDIT, CharacterSetEdit.class);
        assertThat(edit.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo("(0010,0010)");
            assertThat(change.after().strip()).isEqualTo(TestObjects.UMLAUTS);
        });
        assertThat(edit.toString() + edit.changes()).doesNotContain("ller");
    }

    @Test
    void doubtfulObjectsPassOrFail() {
        byte[] one = TestObjects.ct()
                .patientName("A\u00E0", StandardCharsets.ISO_8859_1, null)
                .bytes();
        Exchange passed = send("dicom:charset?mode=repair&minConfidence=1", one);
        Exchange failed = send("dicom:charset?mode=repair&minConfidence=1&onDoubt=fail", one);

        assertThat(passed.getException()).isNull();
        assertThat(object(passed).isEdited()).isFalse();
        assertThat(passed.getMessage().getHeader(DicomConstants.CHARACTER_SET_ACTION))
                .isEqualTo("doubtful");
        assertThat(failed.getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(DoubtfulTextException.class)
                .hasMessageContaining("declared none, absent-but-needed; plausible are")
                .hasMessageContaining("(expected: one with a confidence of 1.00 or more");
        assertThat(failed.getMessage().getHeader(DicomConstants.CHARACTER_SET_VERDICT))
                .isEqualTo("absent-but-needed");
    }

    @Test
    void pixelDataStayInTheirFile() throws Exception {
        TestObjects object = unlabelled().size(256, 256);
        Path file = object.writeInto(folder);
        Exchange exchange = send(REPAIR, file.toFile());

        Object before =
                object(exchange).source().dataSet().element(Tag.PIXEL_DATA).orElseThrow();
        assertThat(object(exchange).dataSet().element(Tag.PIXEL_DATA).orElseThrow())
                .isSameAs(before);
        assertThat(object(exchange).isEdited()).isTrue();
    }

    @Test
    void showsOverJmxWhatItDid() throws Exception {
        send("dicom:charset?mode=repair&hint=de&target=ISO_IR 101", unlabelled().bytes());
        send(
                "dicom:charset?mode=repair&hint=de&target=ISO_IR 101",
                TestObjects.ct().bytes());
        send("dicom:charset?mode=repair&hint=de&target=ISO_IR 101", new byte[3]);
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server.queryNames(new ObjectName("*:type=dicom,*"), null).stream()
                .filter(found -> found.getKeyProperty("name").startsWith("\"charset"))
                .findFirst()
                .orElseThrow();

        assertThat(server.getAttribute(name, "Mode")).isEqualTo("repair");
        assertThat(server.getAttribute(name, "Target")).isEqualTo("ISO_IR 101");
        assertThat(server.getAttribute(name, "Objects")).isEqualTo(3L);
        assertThat(server.getAttribute(name, "Inspected")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "Valid")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "AbsentButNeeded")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "Relabelled")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "Failed")).isEqualTo(1L);
    }
}
