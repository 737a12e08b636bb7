package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values of Specific Character Set are understood. */
class LabelTest {
    static List<String> byTheStandard() {
        return Stream.concat(Sets.all().stream(), Stream.of("", "ISO 2022 IR 6\\ISO 2022 IR 100"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("byTheStandard")
    void ofTheStandardStayAsTheyAre(String value) {
        SpecificCharacterSet set = SpecificCharacterSet.of(value);

        assertThat(set.value()).isEqualTo(value);
        assertThat(set.deviations()).isEmpty();
        assertThat(set).isEqualTo(SpecificCharacterSet.of(value)).hasSameHashCodeAs(SpecificCharacterSet.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO IR 192, ISO_IR 192",
        "ISO_IR_192, ISO_IR 192",
        "ISO 2022 IR 192, ISO_IR 192",
        "ISO-IR 100, ISO_IR 100",
        "ISO_IR_100, ISO_IR 100",
        "ISO_IR100, ISO_IR 100",
        "ISOIR100, ISO_IR 100",
        "ISO_IR  100, ISO_IR 100",
        "IR 100, ISO_IR 100",
        "iso_ir 100, ISO_IR 100",
        "UTF-8, ISO_IR 192",
        "UTF8, ISO_IR 192",
        "utf_8, ISO_IR 192",
        "latin1, ISO_IR 100",
        "Latin-2, ISO_IR 101",
        "latin5, ISO_IR 148",
        "ISO-8859-1, ISO_IR 100",
        "ISO8859-2, ISO_IR 101",
        "iso_8859_5, ISO_IR 144",
        "ISO 8859-6, ISO_IR 127",
        "ISO-8859-7, ISO_IR 126",
        "ISO-8859-8, ISO_IR 138",
        "8859-9, ISO_IR 148",
        "ISO-8859-15, ISO_IR 203",
        "ISO-8859-11, ISO_IR 166",
        "gb18030, GB18030",
        "GB 18030, GB18030",
        "gbk, GBK",
        "ISO 2022 GBK, GBK",
        "cp936, GBK",
        "ISO_IR 6, ''",
        "ISO 2022 IR 6, ''",
        "US-ASCII, ''",
        "ISO 2022 IR 100, ISO_IR 100",
        "ISO 2022 IR 13, ISO_IR 13",
        "ISO 2022 58, \\ISO 2022 IR 58",
        "ISO 2022 IR 87, \\ISO 2022 IR 87",
        "ISO_IR 149, \\ISO 2022 IR 149",
        "ISO_IR 87, \\ISO 2022 IR 87",
        "ISO 2022 IR 87\\ISO 2022 IR 13, \\ISO 2022 IR 87\\ISO 2022 IR 13",
        "\\iso 2022 ir 87, \\ISO 2022 IR 87",
        "\\ISO_2022_IR_87, \\ISO 2022 IR 87",
        "\\ISO2022IR87, \\ISO 2022 IR 87",
        "ISO_IR 13\\ISO_IR 87, ISO 2022 IR 13\\ISO 2022 IR 87",
        "ISO_IR 100\\ISO_IR 144, ISO 2022 IR 100\\ISO 2022 IR 144",
        "ISO_IR 6\\ISO 2022 IR 87, ISO 2022 IR 6\\ISO 2022 IR 87",
        "ISO_IR 100\\, ISO_IR 100",
        "\\, ''",
        "\\\\ISO 2022 IR 87, \\ISO 2022 IR 87",
        "ISO_IR 100\\ISO_IR 100, ISO_IR 100",
        "ISO_IR 192\\ISO 2022 IR 87, ISO_IR 192",
        "GB18030\\ISO 2022 IR 58, GB18030",
        "\\ISO_IR 192, ISO_IR 192",
        "ISO 2022 IR 6\\ISO_IR 192, ISO_IR 192",
        "ISO_IR 100\\ISO_IR 192, ISO_IR 100",
        "ISO 2022 IR 100\\ISO_IR 192\\ISO 2022 IR 126, ISO 2022 IR 100\\ISO 2022 IR 126",
    })
    void ofRealObjectsAreUnderstoodAndReported(String value, String standard) {
        SpecificCharacterSet set = SpecificCharacterSet.of(value);

        assertThat(set.value()).isEqualTo(standard);
        assertThat(set.deviations()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(SpecificCharacterSet.of(standard).deviations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO_IR 999",
                "ISO_IR 14",
                "ISO 2022 IR 999",
                "\\ISO 2022 IR 1",
                "windows-1252",
                "CP1251",
                "Shift_JIS",
                "EUC-KR",
                "Big5",
                "KOI8-R",
                "ISO-8859-10",
                "ISO-8859-16",
                "latin0",
                "ISO 100",
                "?",
                "ISO_IR 100\\FOO"
            })
    void withoutATermAreRefused(String value) {
        assertThatExceptionOfType(CharacterSetException.class)
                .isThrownBy(() -> SpecificCharacterSet.of(value))
                .withMessageContaining("expected: one of ISO_IR 100, ");
    }

    @Test
    void areShownInTheMessageOnlyIfTheyCanBeNoName() {
        assertThatExceptionOfType(CharacterSetException.class)
                .isThrownBy(() -> SpecificCharacterSet.of("ISO_IR 999"))
                .withMessageStartingWith("character set: 'ISO_IR 999' (");
        assertThatExceptionOfType(CharacterSetException.class)
                .isThrownBy(() -> SpecificCharacterSet.of("\\DOE^JANE"))
                .withMessageStartingWith("character set: value 2 (");
    }

    @Test
    void areEqualIfTheyReadAndWriteTheSame() {
        assertThat(SpecificCharacterSet.of("ISO_IR_100")).isEqualTo(SpecificCharacterSet.of("ISO_IR 100"));
        assertThat(SpecificCharacterSet.of("ISO_IR 6")).isEqualTo(SpecificCharacterSet.DEFAULT);
        assertThat(SpecificCharacterSet.of("ISO 2022 IR 100")).isNotEqualTo(SpecificCharacterSet.of("ISO_IR 100"));
        assertThat(SpecificCharacterSet.of("GBK")).isNotEqualTo(SpecificCharacterSet.of("GB18030"));
    }

    @ParameterizedTest
    @CsvSource({
        // Alone, with an escape sequence nevertheless.
        "ISO 2022 IR 100, 1b2d41fc, ü",
        // First, and without escape sequences, as in EUC.
        "ISO 2022 IR 149, b1e85ec8f1, 김^희",
        "ISO_IR 149, b1e8, 김",
        "ISO 2022 IR 58, d5c5, 张",
        // Or with them.
        "ISO 2022 IR 149, 1b242943b1e8, 김",
        "ISO 2022 IR 87, 1b24423b331b2842, 山",
        "ISO_IR 13\\ISO_IR 87, d41b24423b331b284a, ﾔ山"
    })
    void ofRealObjectsReadTheTextBesideThem(String value, String hex, String text) {
        assertThat(SpecificCharacterSet.of(value)
                        .decode(Tag.PATIENT_NAME, VR.PN, HexFormat.of().parseHex(hex)))
                .isEqualTo(text);
    }

    @Test
    void makeTextThatReadsByTheStandardAlso() {
        SpecificCharacterSet wild = SpecificCharacterSet.of("ISO 2022 IR 149");

        byte[] bytes = wild.encode(Tag.PATIENT_NAME, VR.PN, "김^희");

        assertThat(SpecificCharacterSet.of(wild.value()).decode(Tag.PATIENT_NAME, VR.PN, bytes))
                .isEqualTo("김^희");
    }

    @Test
    void areReadFromTheDataSetThatDeclaresThem() {
        assertThat(SpecificCharacterSet.declaredIn(DataSet.EMPTY)).isEmpty();
        assertThat(SpecificCharacterSet.declaredIn(declaring(""))).contains(SpecificCharacterSet.DEFAULT);
        assertThat(SpecificCharacterSet.declaredIn(declaring("ISO_IR 192")).orElseThrow())
                .hasToString("ISO_IR 192");
        assertThat(SpecificCharacterSet.declaredIn(declaring("\\ISO 2022 IR 87 "))
                        .orElseThrow()
                        .value())
                .isEqualTo("\\ISO 2022 IR 87");
        assertThat(SpecificCharacterSet.declaredIn(declaring("ISO 2022 IR 13 \\ISO 2022 IR 87\0"))
                        .orElseThrow()
                        .deviations())
                .isEmpty();
    }

    private static DataSet declaring(String value) {
        return DataSet.of(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, value));
    }
}
