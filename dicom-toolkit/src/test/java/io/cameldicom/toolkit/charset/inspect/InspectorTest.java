package io.cameldicom.toolkit.charset.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectorTest {
    private final Inspector inspector = new Inspector(InspectionOptions.DEFAULTS);

    private static DataSet dataSet(String label, byte[] name) {
        Element patient = Element.of(Tag.PATIENT_NAME, VR.PN, name);
        return label == null
                ? DataSet.of(patient)
                : DataSet.of(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, label), patient);
    }

    private Inspection inspect(String label, String name, Charset charset) {
        return inspector.inspect(dataSet(label, name.getBytes(charset)));
    }

    private static String best(Inspection inspection) {
        return inspection.best().orElseThrow().encoding().name();
    }

    private static double confidence(Inspection inspection) {
        return inspection.best().orElseThrow().confidence();
    }

    @Test
    void findsAsciiTextValidWhateverIsDeclared() {
        for (String label : new String[] {null, "ISO_IR 192", "ISO_IR 999"}) {
            Inspection inspection = inspect(label, "Miller^Anne", UTF_8);
            assertThat(inspection.verdict()).isEqualTo(Verdict.VALID);
            assertThat(inspection.candidates()).isEmpty();
        }
    }

    @Test
    void findsTheSetWhereNoneIsDeclared() {
        Inspection inspection = inspect(null, "Müller^Jörg", ISO_8859_1);
        assertThat(inspection.declared()).isEmpty();
        assertThat(inspection.verdict()).isEqualTo(Verdict.ABSENT_BUT_NEEDED);
        assertThat(best(inspection)).isEqualTo("ISO_IR 100");
        assertThat(confidence(inspection)).isGreaterThan(0.9);
    }

    @Test
    void prefersTheFallbackAmongSetsThatReadTheSame() {
        Inspector turkish = new Inspector(new InspectionOptions(List.of(), SpecificCharacterSet.of("ISO_IR 148")));
        Inspection inspection = turkish.inspect(dataSet(null, "Müller^Jörg".getBytes(ISO_8859_1)));
        assertThat(best(inspection)).isEqualTo("ISO_IR 148");
        assertThat(inspection.candidates())
                .filteredOn(c -> c.encoding().name().equals("ISO_IR 100"))
                .allMatch(c -> c.confidence() == confidence(inspection));
    }

    @Test
    void contradictsUtf8ThatIsNone() {
        Inspection inspection = inspect("ISO_IR 192", "Buc^Jérôme", ISO_8859_1);
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(best(inspection)).isEqualTo("ISO_IR 100");
        assertThat(confidence(inspection)).isGreaterThan(0.9);
    }

    @Test
    void contradictsLatinThatIsUtf8() {
        Inspection inspection = inspect("ISO_IR 100", "Müller^Jörg", UTF_8);
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(best(inspection)).isEqualTo("ISO_IR 192");
        assertThat(confidence(inspection)).isGreaterThan(0.9);
    }

    @Test
    void namesAnUnknownLabel() {
        Inspection inspection = inspect("ISO_IR 999", "Buc^Jérôme", ISO_8859_1);
        assertThat(inspection.declared()).isEqualTo("ISO_IR 999");
        assertThat(inspection.verdict()).isEqualTo(Verdict.UNKNOWN_LABEL);
        assertThat(best(inspection)).isEqualTo("ISO_IR 100");
    }

    @Test
    void findsWindows1252UnderLatin1() {
        Inspection inspection = inspect("ISO_IR 100", "Clinique de l’Hôpital – Œuvre", Charset.forName("windows-1252"));
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(best(inspection)).isEqualTo("windows-1252");
        assertThat(confidence(inspection)).isGreaterThan(0.9);
    }

    @Test
    void findsUtf8ThatWasEncodedTwice() {
        String once = new String("Müller^Jörg".getBytes(UTF_8), ISO_8859_1);
        Inspection inspection = inspect("ISO_IR 192", once, UTF_8);
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONTRADICTED);
        byte[] bytes = once.getBytes(UTF_8);
        assertThat(inspection.best().orElseThrow().encoding().decode(Tag.PATIENT_NAME, VR.PN, bytes))
                .isEqualTo("Müller^Jörg");
    }

    @Test
    void letsNoEncodingBeLikelyWhereCharactersWereLostBefore() {
        assertThat(inspect("ISO_IR 192", "M\uFFFDller", UTF_8).verdict()).isEqualTo(Verdict.VALID);
        assertThat(inspect(null, "M\uFFFDller", UTF_8).candidates()).allMatch(c -> c.confidence() <= 0.5);
    }

    @Test
    void isInDoubtWhereAWordReadsWellInTwoSets() {
        Inspection inspection = inspect(null, "Şahin", Charset.forName("ISO-8859-9"));
        assertThat(confidence(inspection)).isLessThan(0.9);
    }

    @Test
    void looksIntoItemsThatDeclareNoSetAndLeavesOriginalAttributesAlone() {
        DataSet latin = dataSet(null, "Müller".getBytes(ISO_8859_1));
        assertThat(inspector.inspect(nested(0x00081111, latin)).verdict()).isEqualTo(Verdict.ABSENT_BUT_NEEDED);
        assertThat(inspector.inspect(nested(0x04000561, latin)).verdict()).isEqualTo(Verdict.VALID);
        DataSet own = dataSet("ISO_IR 100", "Müller".getBytes(ISO_8859_1));
        assertThat(inspector.inspect(nested(0x00081111, own)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void readsEscapesWithoutALabel() {
        byte[] yamada = HexFormat.of().parseHex("1b24423b3345441b28425e1b244242404f3a1b2842");
        assertThat(best(inspector.inspect(dataSet(null, yamada)))).isEqualTo("\\ISO 2022 IR 87");
        assertThat(confidence(inspector.inspect(dataSet(null, yamada)))).isGreaterThan(0.9);
    }

    @Test
    void findsNothingWhereAnEscapeIsBroken() {
        byte[] broken = HexFormat.of().parseHex("59616d6164613d1b3b3345441b28425e1b244242404f3a1b2842");
        Inspection declared = inspector.inspect(dataSet("\\ISO 2022 IR 87", broken));
        assertThat(declared.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(declared.candidates()).isEmpty();
        assertThat(inspector.inspect(dataSet(null, broken)).candidates()).isEmpty();
    }

    @Test
    void findsKoreanWithoutEscapesOrWithOneThatShouldHaveBeenRepeated() {
        Charset korean = Charset.forName("EUC-KR");
        assertThat(best(inspect("\\ISO 2022 IR 149", "김희중^두부", korean))).isEqualTo("EUC-KR");
        byte[] text = "\u001B$)C\u00B1\u00E8^\u00C8\u00F1\u00C1\u00DF".getBytes(ISO_8859_1);
        Inspection once = inspector.inspect(dataSet("\\ISO 2022 IR 149", text));
        assertThat(once.best().orElseThrow().encoding().decode(Tag.PATIENT_NAME, VR.PN, text))
                .isEqualTo("김^희중");
    }

    @Test
    void findsRussianWithLatinLettersThatLookTheSameValid() {
        assertThat(inspect("ISO_IR 144", "Люкceмбypг", Charset.forName("ISO-8859-5"))
                        .verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void isSurerWhereOtherObjectsOfTheStudyAgree() {
        Charset turkish = Charset.forName("windows-1254");
        double alone = confidence(inspector.inspect(ofStudy("1.2.3", "Güçlü^Tuğrul", turkish)));
        for (String text :
                List.of("Hacettepe Üniversitesi Tıp Fakültesi", "Karın ağrısı nedeniyle inceleme", "Işıl Şahin")) {
            inspector.inspect(ofStudy("1.2.4", text, turkish));
        }
        double together = confidence(inspector.inspect(ofStudy("1.2.4", "Güçlü^Tuğrul", turkish)));
        assertThat(together).isGreaterThan(alone + 0.1);
    }

    @Test
    void doesNotCountTheSameValueOfAStudyTwice() {
        double first = confidence(inspector.inspect(ofStudy("1.2.3", "Şahin^Ayşe", Charset.forName("ISO-8859-9"))));
        for (int i = 0; i < 50; i++) {
            inspector.inspect(ofStudy("1.2.3", "Şahin^Ayşe", Charset.forName("ISO-8859-9")));
        }
        double last = confidence(inspector.inspect(ofStudy("1.2.3", "Şahin^Ayşe", Charset.forName("ISO-8859-9"))));
        assertThat(last).isEqualTo(first);
    }

    @Test
    void isNotOvercomeByOtherObjectsOfAStudy() {
        for (int i = 0; i < 100; i++) {
            inspector.inspect(ofStudy("1.2.3", "больница номер " + i, Charset.forName("windows-1251")));
        }
        Inspection german = inspector.inspect(ofStudy("1.2.3", "Müller^Jörg Universitätsklinikum", ISO_8859_1));
        assertThat(best(german)).isEqualTo("ISO_IR 100");
        assertThat(confidence(german)).isGreaterThan(0.9);
    }

    @Test
    void judgesLongTextAsItJudgesShortText() {
        String russian = "исследование органов грудной клетки без патологии ".repeat(500);
        Charset windows = Charset.forName("windows-1251");
        for (String label : new String[] {"ISO_IR 100", "ISO_IR 144", null}) {
            Inspection inspection = inspect(label, "ASCII before it ".repeat(1000) + russian, windows);
            assertThat(best(inspection)).isEqualTo("windows-1251");
            assertThat(confidence(inspection)).isGreaterThan(0.9);
            assertThat(inspection.verdict()).isNotEqualTo(Verdict.VALID);
        }
        assertThat(inspect("ISO_IR 144", russian, Charset.forName("ISO-8859-5")).verdict())
                .isEqualTo(Verdict.VALID);
        String chinese = "检查头部未见异常".repeat(5000);
        assertThat(best(inspect("ISO_IR 100", chinese, Charset.forName("GBK")))).isEqualTo("GB18030");
    }

    private static DataSet ofStudy(String uid, String name, Charset charset) {
        return dataSet(null, name.getBytes(charset)).with(Element.of(Tag.STUDY_INSTANCE_UID, VR.UI, uid));
    }

    private static DataSet nested(int tag, DataSet item) {
        return DataSet.of(new Element(tag, VR.SQ, new Value.Sequence(List.of(new Value.Item(item, false)), false)));
    }
}
