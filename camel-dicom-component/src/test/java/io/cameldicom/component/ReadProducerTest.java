package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dicom:read} and {@code dicom:charset}. */
class ReadProducerTest extends CamelTestSupport {
    @TempDir
    Path folder;

    @Test
    void makesAnObjectAndHeadersOfAFile() throws Exception {
        TestObjects object = TestObjects.ct().umlauts();
        Path file = object.writeInto(folder);

        Exchange exchange = read("dicom:read", file);

        assertThat(exchange.getMessage().getBody(DicomObject.class).source().path())
                .isEqualTo(file);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.SOP_CLASS_UID, TestObjects.CT)
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, object.instance())
                .containsEntry(DicomConstants.STUDY_INSTANCE_UID, object.study())
                .containsEntry(DicomConstants.SERIES_INSTANCE_UID, object.series())
                .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, object.transferSyntax())
                .containsEntry(DicomConstants.MODALITY, "CT")
                .containsEntry(DicomConstants.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .containsEntry(DicomConstants.BYTES, Files.size(file))
                .containsEntry(DicomConstants.META_BUILT, false);
        assertThat(exchange.getProperty(DicomConstants.FILE_IDENTITY)).isEqualTo(FileIdentity.of(file));
    }

    @Test
    void failsForNowWhereThereIsNoMemory() {
        InputStream body = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError();
            }
        };

        for (String uri : Set.of("dicom:read", "dicom:charset?mode=repair")) {
            Exchange exchange = template.request(uri, sent -> sent.getMessage().setBody(body));

            assertThat(exchange.getException())
                    .as(uri)
                    .isInstanceOf(TransientDicomException.class)
                    .hasMessageContaining("cannot be read now, OutOfMemoryError");
        }
    }

    @Test
    void refusesAnObjectBeyondALimitOfTheEndpoint() {
        byte[] file = TestObjects.ct().size(64, 64).bytes();

        for (String limit : Set.of("maximumElements=5", "maximumHeaderBytes=300", "maximumValueLength=8191")) {
            Exchange exchange = read("dicom:read?" + limit, file);

            assertThat(exchange.getException()).as(limit).hasRootCauseInstanceOf(MalformedObjectException.class);
            assertThat(exchange.getException().getCause())
                    .asInstanceOf(InstanceOfAssertFactories.type(MalformedObjectException.class))
                    .extracting(MalformedObjectException::problem)
                    .isEqualTo(Problem.LIMIT_EXCEEDED);
        }
        assertThat(read("dicom:read?maximumElements=1000", file).getException()).isNull();
    }

    @Test
    void setsNoAttributeOfAPatientUnlessTheRouteAsksForIt() {
        byte[] file = TestObjects.ct().patientId("SECRET-ID").bytes();

        Exchange silent = read("dicom:read", file);
        Exchange asked = read("dicom:read?headers=PatientID", file);

        assertThat(silent.getMessage().getHeaders().toString()).doesNotContain("SECRET-ID");
        assertThat(silent.getMessage().getBody().toString()).doesNotContain("SECRET-ID");
        assertThat(asked.getMessage().getHeader("CamelDicomPatientID")).isEqualTo("SECRET-ID");
    }

    @Test
    void letsNoFileChooseTheNameOfAHeader() {
        byte[] file = TestObjects.ct()
                .patientName("CamelFileName^CamelHttpUri", StandardCharsets.US_ASCII, "ISO_IR 6")
                .bytes();
        Set<String> known = new TreeSet<>(Arrays.asList(
                DicomConstants.SOP_CLASS_UID,
                DicomConstants.SOP_INSTANCE_UID,
                DicomConstants.STUDY_INSTANCE_UID,
                DicomConstants.SERIES_INSTANCE_UID,
                DicomConstants.TRANSFER_SYNTAX_UID,
                DicomConstants.MODALITY,
                DicomConstants.SPECIFIC_CHARACTER_SET,
                DicomConstants.BYTES,
                DicomConstants.META_BUILT,
                "CamelDicomPatientName"));

        assertThat(read("dicom:read?headers=PatientName", file)
                        .getMessage()
                        .getHeaders()
                        .keySet())
                .isSubsetOf(known);
    }

    @Test
    void removesHeadersOfAnEarlierObjectThatThisOneLacks() {
        Exchange exchange = template.request("dicom:read", sent -> {
            sent.getMessage().setBody(TestObjects.ct().bytes());
            sent.getMessage().setHeader(DicomConstants.SPECIFIC_CHARACTER_SET, "ISO_IR 192");
        });

        assertThat(exchange.getMessage().getHeader(DicomConstants.SPECIFIC_CHARACTER_SET))
                .isNotEqualTo("ISO_IR 192");
    }

    @Test
    void saysThatTheFileMetaWasBuilt() {
        Exchange exchange =
                read("dicom:read", TestObjects.ct().withoutFileMeta().bytes());

        assertThat(exchange.getMessage().getHeader(DicomConstants.META_BUILT)).isEqualTo(true);
    }

    @Test
    void tellsTheProblemOfAFileThatIsNoDicomObjectAndNotItsName() throws Exception {
        Path empty = Files.createFile(folder.resolve("Mueller^Joerg.dcm"));
        Path text = Files.writeString(folder.resolve("Meier^Hans.txt"), "There is no DICOM in here. ".repeat(20));

        assertProblem(read("dicom:read", empty), Problem.EMPTY, "Mueller");
        assertProblem(read("dicom:read", text), Problem.NOT_DICOM, "Meier");
    }

    private static void assertProblem(Exchange exchange, Problem problem, String name) {
        assertThat(exchange.getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasMessageNotContaining(name)
                .cause()
                .isInstanceOfSatisfying(
                        MalformedObjectException.class,
                        malformed -> assertThat(malformed.problem()).isEqualTo(problem));
    }

    @Test
    void declaresACharacterSetWhereNoneIsAndTheTextNeedsOne() {
        byte[] file = TestObjects.ct().unlabelledUmlauts().bytes();

        Exchange exchange = read("dicom:charset?mode=default&fallback=ISO_IR 100", file);

        DicomObject object = exchange.getMessage().getBody(DicomObject.class);
        assertThat(object.isEdited()).isTrue();
        assertThat(object.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(exchange.getMessage().getHeader(DicomConstants.SPECIFIC_CHARACTER_SET))
                .isEqualTo("ISO_IR 100");
    }

    @Test
    void leavesADeclaredCharacterSetAndAsciiAlone() {
        DicomObject declared = read("dicom:charset", TestObjects.ct().umlauts().bytes())
                .getMessage()
                .getBody(DicomObject.class);

        assertThat(declared.isEdited()).isFalse();
    }

    @Test
    void changesNothingWhenOff() {
        byte[] file = TestObjects.ct().unlabelledUmlauts().bytes();

        assertThat(read("dicom:charset?mode=off", file).getMessage().getBody()).isSameAs(file);
    }

    @Test
    void readsAStreamOnce() {
        TestObjects object = TestObjects.mr();

        Exchange exchange = read("dicom:read", new ByteArrayInputStream(object.bytes()));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID))
                .isEqualTo(object.instance());
    }

    @Test
    void refusesABodyWithoutBytes() {
        assertThat(read("dicom:read", null).getException()).isNotNull();
    }

    private Exchange read(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }
}
