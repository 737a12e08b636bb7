package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is not in the declared set is refused with its place, or replaced; nothing else is thrown. */
class BrokenTextTest {
    private static final VR[] VRS = {VR.PN, VR.LO, VR.LT};
    private static final String BETWEEN = "A^=\\";

    static List<String> declarations() {
        return Sets.all();
    }

    /** Offset of the first malformed byte, or -1. */
    private static int malformed(String declaration, VR vr, byte[] bytes) {
        MalformedTextException e = catchThrowableOfType(
                MalformedTextException.class,
                () -> SpecificCharacterSet.of(declaration).decode(Tag.PATIENT_NAME, vr, bytes));
        return e == null ? -1 : e.offset();
    }

    @ParameterizedTest
    @CsvSource({
        // The default repertoire has no byte beyond ASCII.
        "'',            41c4,             1",
        // C1 controls, which mean Windows-1252.
        "ISO_IR 100,    80,               0",
        "ISO_IR 100,    41429f,           2",
        "ISO_IR 192,    41c3,             1",
        "ISO_IR 192,    c080,             0",
        "ISO_IR 192,    eda080,           0",
        "ISO_IR 192,    41e469,           1",
        // Codes without a character.
        "ISO_IR 127,    c7a1,             1",
        "ISO_IR 138,    e0bf,             1",
        "ISO_IR 109,    a5,               0",
        "ISO_IR 166,    a1db,             1",
        "ISO_IR 166,    a1a0,             1",
        "ISO_IR 13,     b1a0,             1",
        "ISO_IR 13,     b1e0,             1",
        "GB18030,       41ff,             1",
        "GB18030,       b0a180,           2",
        "GBK,           b0a1aaa1,         2",
        "GBK,           b0a1a2e3,         2",
        "GBK,           b0a180,           2",
        "GBK,           b0a1ff,           2",
        "GBK,           b05cff,           2",
        // Escape character where no code extension is.
        "'',            411b2842,         1",
        "ISO_IR 100,    411b2d41,         1",
        "ISO_IR 192,    411b2842,         1",
        "GB18030,       b0a11b2842,       2",
        "ISO_IR 192,    1bc3,             0",
        "ISO_IR 192,    c31b,             0",
        // Unknown, cut and unannounced escape sequences.
        "\\ISO 2022 IR 87, 411b3b33,      1",
        "\\ISO 2022 IR 87, 411b,          1",
        "\\ISO 2022 IR 87, 411b24,        1",
        "\\ISO 2022 IR 87, 411b2428443b,  1",
        // Halves of characters.
        "\\ISO 2022 IR 87, 1b24423b,      3",
        "\\ISO 2022 IR 87, 1b24423b1b2842, 3",
        "\\ISO 2022 IR 87, 1b24423b33c1,  5",
        "\\ISO 2022 IR 149, 1b242943b1e8b1, 6",
        "\\ISO 2022 IR 149, 1b242943b14142, 4",
        // G1 without designation, at the beginning and after a delimiter of names.
        "\\ISO 2022 IR 149, 41b1e8,       1",
        "\\ISO 2022 IR 149, 1b242943b1e85eb1e8, 7",
    })
    void isRefusedWithTheOffsetOfItsFirstMalformedByte(String declaration, String hex, int offset) {
        assertThat(malformed(declaration, VR.PN, HexFormat.of().parseHex(hex))).isEqualTo(offset);
    }

    @Test
    void isToldByTagAndOffsetWithoutText() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> SpecificCharacterSet.of("ISO_IR 192")
                        .decode(Tag.PATIENT_NAME, VR.PN, new byte[] {'A', 'b', (byte) 0xE4}))
                .withMessage("text of (0010,0010): byte 2 of the value is malformed (expected: text in ISO_IR 192)");
    }

    @ParameterizedTest
    @CsvSource({
        "'',               41c442,               A\uFFFDB",
        "ISO_IR 100,       4192fc,               A\uFFFDü",
        "ISO_IR 100,       1b2d41fc,             \uFFFD-Aü",
        "ISO_IR 192,       42e475,               B\uFFFDu",
        "ISO_IR 192,       1b2842,               \uFFFD(B",
        "GB18030,          b0a11b,               啊\uFFFD",
        "\\ISO 2022 IR 87, 1b244224641b284241,   やA",
        "\\ISO 2022 IR 87, 1b24283b,             \uFFFD$(;",
        "\\ISO 2022 IR 87, 1b2428443021,         丂",
        "\\ISO 2022 IR 87, 1b244224,             \uFFFD",
        "\\ISO 2022 IR 149, 1b242943b1e85eb1e8,  김^\uFFFD\uFFFD"
    })
    void isReplacedWhereItIsMalformed(String declaration, String hex, String text) {
        assertThat(SpecificCharacterSet.of(declaration)
                        .decodeReplacing(VR.PN, HexFormat.of().parseHex(hex)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void isRefusedOrReadWhereverItIsCut(String declaration) {
        SpecificCharacterSet set = SpecificCharacterSet.of(declaration);
        SplittableRandom random = new SplittableRandom(7);
        List<String> repertoire = Sets.repertoire(declaration);
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < 12; n++) {
                text.append(repertoire.get(random.nextInt(repertoire.size())))
                        .append(n % 3 == 2 ? BETWEEN.substring(n / 3, n / 3 + 1) : "");
            }
            byte[] whole = set.encode(Tag.PATIENT_NAME, VRS[i % 3], text.toString());
            for (int length = 0; length <= whole.length; length++) {
                requireSound(set, VRS[i % 3], Arrays.copyOf(whole, length));
                requireSound(set, VRS[i % 3], Arrays.copyOfRange(whole, length, whole.length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void isRefusedOrReadWhateverItIs(String declaration) {
        SpecificCharacterSet set = SpecificCharacterSet.of(declaration);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            if (i % 2 == 0 && bytes.length > 6) {
                bytes[random.nextInt(6)] = CodeElement.ESC;
            }
            requireSound(set, VRS[i % 3], bytes);
        }
    }

    /** Bytes that are read can be written, and what was written reads the same. */
    private static void requireSound(SpecificCharacterSet set, VR vr, byte[] bytes) {
        String replaced = set.decodeReplacing(vr, bytes);
        try {
            String text = set.decode(Tag.PATIENT_NAME, vr, bytes);
            assertThat(replaced).isEqualTo(text);
            assertThat(set.decode(Tag.PATIENT_NAME, vr, set.encode(Tag.PATIENT_NAME, vr, text)))
                    .isEqualTo(text);
        } catch (MalformedTextException e) {
            assertThat(e.offset()).isBetween(0, bytes.length - 1);
        }
    }
}
