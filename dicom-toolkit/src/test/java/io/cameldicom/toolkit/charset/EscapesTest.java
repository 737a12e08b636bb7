package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is encoded with as few escape sequences as there can be, or not at all. */
class EscapesTest {
    static List<String> declarations() {
        return Sets.extended();
    }

    private static byte[] encode(String declaration, VR vr, String text) {
        return SpecificCharacterSet.of(declaration).encode(Tag.PATIENT_NAME, vr, text);
    }

    @ParameterizedTest
    @CsvSource({
        // Back to the first G0 before a space, since readers differ on it in two bytes.
        "\\ISO 2022 IR 87, PN, '山 田', 1b2442 3b33 1b2842 20 1b2442 4544 1b2842",
        // Names and values end where text of one value goes on.
        "\\ISO 2022 IR 149, PN, 김\\희, 1b242943 b1e8 5c 1b242943 c8f1",
        "\\ISO 2022 IR 149, LO, 김^희=중, 1b242943 b1e8 5e c8f1 3d c1df",
        "\\ISO 2022 IR 149, LO, 김\\희, 1b242943 b1e8 5c 1b242943 c8f1",
        "\\ISO 2022 IR 149, ST, 김\\희, 1b242943 b1e8 5c c8f1",
        "\\ISO 2022 IR 149, ST, '김\n희', 1b242943 b1e8 0a 1b242943 c8f1",
        // Of two sets the one that has the whole run; of equal ways that by the sets announced first.
        "ISO 2022 IR 100\\ISO 2022 IR 101\\ISO 2022 IR 148, LO, ışü, 1b2d4d fdfe 1b2d41 fc",
        "ISO 2022 IR 100\\ISO 2022 IR 101\\ISO 2022 IR 110, LO, Šö, 1b2d42 a9 1b2d41 f6",
        // Cyrillic by G1, which need not be given back, rather than by JIS X 0208.
        "\\ISO 2022 IR 87\\ISO 2022 IR 144, LO, Иван, 1b2d4c b8d2d0dd",
        // All of it in JIS X 0208, as that is there already.
        "\\ISO 2022 IR 87\\ISO 2022 IR 144, LO, 山И, 1b2442 3b33 272a 1b2842",
    })
    void areFew(String declaration, VR vr, String text, String hex) {
        assertThat(HexFormat.of().formatHex(encode(declaration, vr, text))).isEqualTo(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void areNeverMoreThanTheBestOfAllWays(String declaration) {
        Announced announced =
                ((Iso2022Codec) new LabelReading().read(declaration).codec()).announced();
        List<String> repertoire = Sets.repertoire(declaration);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append(repertoire.get(random.nextInt(repertoire.size())));
            }
            byte[] bytes = encode(declaration, VR.UT, text.toString());

            long escapes = IntStream.range(0, bytes.length)
                    .filter(at -> bytes[at] == CodeElement.ESC)
                    .count();
            assertThat(escapes).isEqualTo(fewest(announced, text.toString(), 0, announced.g0(), announced.g1()));
        }
    }

    /** By trying all ways. */
    private static long fewest(Announced announced, String text, int at, CodeElement g0, CodeElement g1) {
        if (at == text.length()) {
            return (g0 == announced.g0() ? 0 : 1) + (announced.g1() == null || g1 == announced.g1() ? 0 : 1);
        }
        long fewest = Integer.MAX_VALUE;
        for (CodeElement element : announced.choices()) {
            if (element.table().code(text.charAt(at)) != CodeTable.NONE) {
                boolean active = element == g0 || element == g1;
                long rest = element.isG1()
                        ? fewest(announced, text, at + 1, g0, element)
                        : fewest(announced, text, at + 1, element, g1);
                fewest = Math.min(fewest, rest + (active ? 0 : 1));
            }
        }
        return fewest;
    }

    @Test
    void areRightInTextOfManyPieces() {
        String text = "山田А太郎 ".repeat(3000);

        byte[] bytes = encode("\\ISO 2022 IR 87\\ISO 2022 IR 144", VR.UT, text);

        assertThat(SpecificCharacterSet.of("\\ISO 2022 IR 87\\ISO 2022 IR 144").decode(Tag.PATIENT_NAME, VR.UT, bytes))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Müller, 1",
        "ISO_IR 100, 'Straße €', 7",
        "ISO_IR 100, 'a\u0080', 1",
        "ISO_IR 100, 'ab\u001B(B', 2",
        "ISO_IR 13, '¥', 0",
        "ISO_IR 192, 'ab\u001B(B', 2",
        "ISO_IR 192, 'a\uD83D', 1",
        "GBK, '王\uD83D\uDE00', 1",
        "GBK, '王€', 1",
        "GBK, '王\uE4C6', 1",
        "\\ISO 2022 IR 87, 'Yamada^Tarou=山田^太é', 17",
        "\\ISO 2022 IR 87, '山\u001B', 1",
        "ISO 2022 IR 100\\ISO 2022 IR 126, 'Ωé=É山', 4",
    })
    void cannotServeForCharactersThatNoSetHas(String declaration, String text, int index) {
        assertThatExceptionOfType(UnmappableTextException.class)
                .isThrownBy(() -> encode(declaration, VR.PN, text))
                .satisfies(e -> assertThat(e.index()).isEqualTo(index))
                .withMessageContaining("(0010,0010)")
                .withMessageNotContaining(text);
    }
}
