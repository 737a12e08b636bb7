package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of PS3.5 annexes H to K, byte for byte. */
class StandardExamplesTest {
    record Example(String section, String charset, VR vr, String text, String hex) {
        @Override
        public String toString() {
            return section;
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex.replace(" ", ""));
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example(
                        "H.3.1",
                        "\\ISO 2022 IR 87",
                        VR.PN,
                        "Yamada^Tarou=山田^太郎=やまだ^たろう",
                        ascii("Yamada^Tarou=")
                                + "1b2442 3b334544 1b2842 5e 1b2442 42404f3a 1b2842 3d"
                                + "1b2442 2464245e2440 1b2842 5e 1b2442 243f246d2426 1b2842"),
                new Example(
                        "H.3.2",
                        "ISO 2022 IR 13\\ISO 2022 IR 87",
                        VR.PN,
                        "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
                        "d4cfc0de 5e c0dbb3 3d"
                                + "1b2442 3b334544 1b284a 5e 1b2442 42404f3a 1b284a 3d"
                                + "1b2442 2464245e2440 1b284a 5e 1b2442 243f246d2426 1b284a"),
                new Example(
                        "I.2",
                        "\\ISO 2022 IR 149",
                        VR.PN,
                        "Hong^Gildong=洪^吉洞=홍^길동",
                        ascii("Hong^Gildong=")
                                + "1b242943 fbf3 5e 1b242943 d1ced4d7 3d 1b242943 c8ab 5e 1b242943 b1e6b5bf"),
                new Example(
                        "J.1",
                        "ISO_IR 192",
                        VR.PN,
                        "Wang^XiaoDong=王^小東",
                        ascii("Wang^XiaoDong=") + "e78e8b 5e e5b08fe69db1"),
                new Example(
                        "J.3", "GB18030", VR.PN, "Wang^XiaoDong=王^小东", ascii("Wang^XiaoDong=") + "cdf5 5e d0a1b6ab"),
                new Example(
                        "J.3 in GBK", "GBK", VR.PN, "Wang^XiaoDong=王^小东", ascii("Wang^XiaoDong=") + "cdf55ed0a1b6ab"),
                new Example(
                        "K.2",
                        "\\ISO 2022 IR 58",
                        VR.PN,
                        "Zhang^XiaoDong=张^小东=",
                        ascii("Zhang^XiaoDong=") + "1b242941 d5c5 5e 1b242941 d0a1b6ab 3d"),
                new Example(
                        "K.3",
                        "\\ISO 2022 IR 58",
                        VR.LT,
                        "1.第一行文字。\r\n2.第二行文字。\r\n3.第三行文字。\r\n",
                        "312e 1b242941 b5dad2bbd0d0cec4d7d6a1a3 0d0a"
                                + "322e 1b242941 b5dab6fed0d0cec4d7d6a1a3 0d0a"
                                + "332e 1b242941 b5dac8fdd0d0cec4d7d6a1a3 0d0a"));
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsThem(Example example) {
        assertThat(SpecificCharacterSet.of(example.charset()).decode(Tag.PATIENT_NAME, example.vr(), example.bytes()))
                .isEqualTo(example.text());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesThem(Example example) {
        assertThat(SpecificCharacterSet.of(example.charset()).encode(Tag.PATIENT_NAME, example.vr(), example.text()))
                .isEqualTo(example.bytes());
    }
}
