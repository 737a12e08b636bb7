package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Orthanc reads of objects whose character set was edited on the way to it. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class CharsetIT extends CamelTestSupport {
    private static final Charset KOREAN = Charset.forName("EUC-KR");
    private static final byte[] TO_KS_X_1001 = {0x1B, '$', ')', 'C'};
    private static Orthanc orthanc;

    @TempDir
    Path folder;

    @BeforeAll
    static void startOrthanc() {
        Orthanc.require();
        orthanc = Orthanc.start();
    }

    @AfterAll
    static void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("dicom:read")
                        .toD("dicom:charset?${header.edit}")
                        .to("dicom:store:" + orthanc.address());
            }
        };
    }

    private void send(Path file, String edit) {
        Exchange exchange = template.request("direct:in", in -> {
            in.getMessage().setBody(file);
            in.getMessage().setHeader("edit", edit);
        });
        assertThat(exchange.getException()).isNull();
    }

    private static JsonNode tags(String instance) throws IOException {
        String id = orthanc.find(instance).orElseThrow();
        return new ObjectMapper().readTree(orthanc.get("/instances/" + id + "/simplified-tags"));
    }

    static Stream<Arguments> wronglyLabelled() {
        return Stream.of(
                of("de", "Müller^Jörg", "Schädel nativ, Übersicht", "ISO-8859-1", null),
                of("de", "Gößler^Käthe", "Hüfte beidseits, Größe", "UTF-8", "ISO_IR 100"),
                of("fr", "Lefèvre^Hélène", "Contrôle après opération", "ISO-8859-1", "ISO_IR 192"),
                of("el", "Παπαδόπουλος^Γιώργος", "Αξονική τομογραφία εγκεφάλου", "ISO-8859-7", "ISO_IR 100"),
                of("ru", "Кузнецов^Сергей", "Исследование головного мозга", "ISO-8859-5", null),
                of("he", "שרון^דבורה", "בדיקת ראש ללא חומר ניגוד", "ISO-8859-8", "ISO_IR 100"),
                of("ar", "قباني^لنزار", "تصوير مقطعي للرأس", "ISO-8859-6", null),
                of("th", "สมชาย^ใจดี", "เอกซเรย์คอมพิวเตอร์สมอง", "TIS-620", "ISO_IR 100"),
                of("ja", "Yamada^Tarou=山田^太郎=やまだ^たろう", "頭部単純撮影", "ISO-2022-JP", null),
                of("ja", "山田^太郎", "頭部単純撮影", "UTF-8", null),
                of("zh", "王^小东", "头部平扫检查", "GB18030", "ISO_IR 100"));
    }

    private static Arguments of(String hint, String name, String description, String encoding, String label) {
        return Arguments.of(hint, name, description, Charset.forName(encoding), label);
    }

    @ParameterizedTest
    @MethodSource("wronglyLabelled")
    void repairsWhatIsLabelledWrongly(String hint, String name, String description, Charset encoding, String label)
            throws IOException {
        TestObjects object =
                TestObjects.ct().patientName(name, encoding, label).studyDescription(description, encoding);

        send(object.writeInto(folder), "mode=repair&target=ISO_IR 192&onDoubt=fail&hint=" + hint);

        assertThat(tags(object.instance()).get("PatientName").asText()).isEqualTo(name);
        assertThat(tags(object.instance()).get("StudyDescription").asText()).isEqualTo(description);
        assertThat(tags(object.instance()).get("SpecificCharacterSet").asText()).isEqualTo("ISO_IR 192");
    }

    @Test
    void repairsKoreanWithoutALabel() throws IOException {
        TestObjects object =
                TestObjects.ct().patientName(korean("Hong^Gildong=", "洪", "^", "吉洞", "=", "홍", "^", "길동"), null);

        send(object.writeInto(folder), "mode=repair&onDoubt=fail&hint=ko");

        assertThat(tags(object.instance()).get("PatientName").asText()).isEqualTo("Hong^Gildong=洪^吉洞=홍^길동");
    }

    /** Each part that is not ASCII is announced by its escape sequence. */
    private static byte[] korean(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(part)) {
                out.writeBytes(TO_KS_X_1001);
            }
            out.writeBytes(part.getBytes(KOREAN));
        }
        return out.toByteArray();
    }

    static Stream<Arguments> namesOfTheCorpus() {
        return Corpus.isPresent()
                ? Corpus.texts().stream()
                        .filter(text -> text.element().equals("(0010,0010)") && isStorable(text.path()))
                        .map(text -> Arguments.of(text.path(), text.text()))
                : Stream.of(Arguments.of(null, ""));
    }

    /** Two of the files say another UID in their File Meta Information. */
    private static boolean isStorable(Path file) {
        try {
            DicomFile.read(file).requireStorable();
            return true;
        } catch (MalformedObjectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("namesOfTheCorpus")
    void convertsRealNamesToUnicode(Path file, String name) throws IOException {
        Corpus.require();

        send(file, "mode=convert&target=ISO_IR 192");

        JsonNode tags = tags(DicomFile.read(file).encoded().sopInstanceUid());
        assertThat(tags.get("PatientName").asText()).isEqualTo(name);
        assertThat(tags.get("SpecificCharacterSet").asText()).isEqualTo("ISO_IR 192");
    }

    static Stream<Arguments> brokenLabels() {
        return Stream.of(
                Arguments.of("charset-absent-bytes-latin1.dcm", true),
                Arguments.of("charset-says-utf8-bytes-latin1.dcm", true),
                Arguments.of("charset-unknown-label.dcm", true),
                Arguments.of("charset-iso2022-broken-escape.dcm", false));
    }

    @ParameterizedTest
    @MethodSource("brokenLabels")
    void repairsByTheFallbackOrFails(String name, boolean repairable) throws IOException {
        Corpus.require();
        Path file = Corpus.file("nasty/" + name);

        Exchange exchange = template.request("direct:in", in -> {
            in.getMessage().setBody(file);
            in.getMessage().setHeader("edit", "mode=repair&onDoubt=fail&hint=fr,de");
        });

        if (repairable) {
            assertThat(exchange.getException()).isNull();
            assertThat(tags(DicomFile.read(file).encoded().sopInstanceUid())
                            .get("PatientName")
                            .asText())
                    .isEqualTo("Buc^Jérôme");
        } else {
            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasMessageContaining("character set");
        }
    }
}
