package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.commitment.InvalidCommitmentRequestException;
import io.cameldicom.component.commitment.ReferencedInstance;
import io.cameldicom.component.commitment.Reports;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestedInstancesTest {
    private static final ReferencedInstance FIRST = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.1");
    private static final ReferencedInstance SECOND = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.4", "1.2.3.2");

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void takesWhateverNamesAnInstance() throws Exception {
        TestObjects made = TestObjects.ct();
        Path file = Files.write(folder.resolve("a.dcm"), made.bytes());
        DicomFile read = DicomFile.read(file, ReadLimits.DEFAULTS);
        ReferencedInstance expected = new ReferencedInstance(
                read.dataSet().string(0x00080016).orElseThrow(),
                read.dataSet().string(0x00080018).orElseThrow());

        for (Object body : List.of(
                file, file.toFile(), read, DicomObject.of(read), expected, read.dataSet(), new Object[] {file})) {
            assertThat(in(body)).as(body.getClass().getName()).containsExactly(expected);
            assertThat(in(List.of(body)))
                    .as("a list of " + body.getClass().getName())
                    .containsExactly(expected);
        }
        assertThat(in(made.bytes())).containsExactly(expected);
    }

    @Test
    void takesUidsByKeyword() throws Exception {
        Map<String, String> object = Map.of("SOPClassUID", FIRST.sopClassUid(), "SOPInstanceUID", "1.2.3.1");
        Map<String, String> reference =
                Map.of("ReferencedSOPClassUID", SECOND.sopClassUid(), "ReferencedSOPInstanceUID", "1.2.3.2");

        assertThat(in(object)).containsExactly(FIRST);
        assertThat(in(List.of(object, reference))).containsExactly(FIRST, SECOND);
        assertThat(in(Map.of("ReferencedSOPSequence", List.of(reference, object))))
                .containsExactly(SECOND, FIRST);
        assertThat(in(Reports.of("2.25.1").committed(FIRST, SECOND).dataSet())).containsExactly(FIRST, SECOND);
    }

    @Test
    void takesUidsFromJson() throws Exception {
        String first = "{\"SOPClassUID\": \"" + FIRST.sopClassUid() + "\", \"SOPInstanceUID\": \"1.2.3.1\"}";
        String second = "{\"ReferencedSOPClassUID\": \"" + SECOND.sopClassUid()
                + "\", \"ReferencedSOPInstanceUID\": \"1.2.3.2\"}";

        assertThat(in(first)).containsExactly(FIRST);
        assertThat(in(" [" + first + ", " + second + "]")).containsExactly(FIRST, SECOND);
        assertThat(in("{\"ReferencedSOPSequence\": [" + second + "]}")).containsExactly(SECOND);
    }

    @Test
    void takesExchangesThatARouteHasCollected() throws Exception {
        Exchange byBody = exchange(FIRST);
        Exchange byHeaders = exchange(null);
        byHeaders.getMessage().setHeader(DicomConstants.SOP_CLASS_UID, SECOND.sopClassUid());
        byHeaders.getMessage().setHeader(DicomConstants.SOP_INSTANCE_UID, SECOND.sopInstanceUid());

        assertThat(in(List.of(byBody, byHeaders.getMessage()))).containsExactly(FIRST, SECOND);
    }

    @Test
    void takesAnInstanceThatComesTwiceOnce() throws Exception {
        assertThat(in(List.of(FIRST, SECOND, FIRST))).containsExactly(FIRST, SECOND);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertWrong(null, "header: CamelDicomSopClassUid is not set, and the body is empty (expected: a file");
        assertWrong(List.of(), "no instance");
        assertWrong(List.of(FIRST, 7), "body[1]: java.lang.Integer");
        assertWrong(Arrays.asList(FIRST, null), "body[1]: null");
        assertWrong(List.of(Map.of("SOPClassUID", "1.2.3")), "body[0]: SOP Instance UID: none");
        assertWrong(
                List.of(FIRST, new ReferencedInstance(SECOND.sopClassUid(), FIRST.sopInstanceUid())),
                "comes with two SOP classes");
        assertWrong(
                List.of(
                        FIRST,
                        SECOND,
                        new ReferencedInstance("1.2", "1.2.3.3"),
                        new ReferencedInstance("1.2", "1.2.3.4")),
                "more than 3 (expected: at most commitmentMaximumInstances");
    }

    @Test
    void repeatsNoTextThatIsNoUid() {
        assertThatThrownBy(() -> in(Map.of("SOPClassUID", "1.2", "SOPInstanceUID", "MUELLER^JOERG")))
                .hasMessageContaining("SOP Instance UID")
                .hasMessageNotContaining("MUELLER");
    }

    @Test
    void failsOnAFileThatIsNoObject() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not DICOM at all, and far too short");

        assertThatThrownBy(() -> in(List.of(file))).isInstanceOf(MalformedObjectException.class);
    }

    private void assertWrong(Object body, String message) {
        assertThatThrownBy(() -> in(body))
                .isInstanceOf(InvalidCommitmentRequestException.class)
                .hasMessageContaining(message);
    }

    private List<ReferencedInstance> in(Object body) throws Exception {
        Spool spool = new Spool(new SpoolFolder(folder.resolve("spool").toString()), new SpoolRuns());
        return new RequestedInstances(new Bodies(spool, ReadLimits.DEFAULTS), ReadLimits.DEFAULTS, 3)
                .in(exchange(body));
    }

    private Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }
}
