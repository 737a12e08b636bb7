package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that we encode, with every character that it may have, reads the same to pydicom and DCMTK, as far as they can. */
class OtherReadersIT {
    private static final int TEXT_VALUE = 0x0040A160;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Reads lines of declaration, VR and bytes; prints the UTF-8 bytes of what each says, without the escape sequences of GB
     * 2312, which pydicom leaves in the text.
     */
    private static final String SCRIPT = """
            import sys
            from pydicom.charset import convert_encodings, decode_bytes
            from pydicom.valuerep import PersonName, TEXT_VR_DELIMS
            for line in open(sys.argv[1]):
                declaration, vr, value = line.rstrip('\\n').split('\\t')
                encodings = convert_encodings(declaration.split('\\\\'))
                value = bytes.fromhex(value)
                if vr == 'PN':
                    text = str(PersonName(value, encodings))
                else:
                    text = decode_bytes(value, encodings, TEXT_VR_DELIMS)
                print(text.replace('\\x1b$)A', '').encode('utf-8').hex())
            """;

    /** Newer characters of KS X 1001, and the tilde of JIS X 0212. */
    private static final String UNKNOWN_TO_PYDICOM = "\u327E\u3164\uFF5E";

    /** Read as ISO 646 of Japan has them. */
    private static final String YEN_AND_OVERLINE = "\\~";

    @TempDir
    Path folder;

    private static boolean hasNoIsoIr203(String declaration) {
        return !declaration.contains("203");
    }

    static List<String> forPydicom() {
        return Sets.all().stream().filter(OtherReadersIT::hasNoIsoIr203).toList();
    }

    /** The conversion library of DCMTK here has no JIS X 0208 and 0212. */
    static List<String> forDcmtk() {
        return forPydicom().stream()
                .filter(declaration -> !declaration.contains("IR 87") && !declaration.contains("IR 159"))
                .toList();
    }

    /** All characters but those that are given, in lines; of Unicode a part, without what GB 18030 moved between editions. */
    private static String text(String declaration, String without) {
        List<String> repertoire = Sets.repertoire(declaration);
        int step = repertoire.size() > 30_000 ? 23 : 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < repertoire.size(); i += step) {
            int c = repertoire.get(i).codePointAt(0);
            if (without.indexOf(c) < 0 && !(declaration.equals("GB18030") && hasMoved(c))) {
                text.append(repertoire.get(i)).append(i / step % 30 == 29 ? "\r\n" : "");
            }
        }
        return text.append('.').toString();
    }

    private static boolean hasMoved(int c) {
        return c == 0x1E3F || c >= 0x9FB4 && c <= 0x9FBB || c >= 0xE000 && c <= 0xF8FF || c >= 0xFE10 && c <= 0xFE19;
    }

    private static byte[] encode(String declaration, VR vr, String text) {
        return SpecificCharacterSet.of(declaration).encode(Tag.PATIENT_NAME, vr, text);
    }

    @Test
    void pydicomReadsEveryCharacter() throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String declaration : forPydicom()) {
            String text = text(declaration, UNKNOWN_TO_PYDICOM);
            texts.add(text);
            lines.add(declaration + "\tUT\t" + HEX.formatHex(encode(declaration, VR.UT, text)));
        }
        List<String> read = read(lines);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(differences(texts.get(i), read.get(i)))
                    .as(forPydicom().get(i))
                    .isEmpty();
        }
    }

    /** It drops empty component groups at the end. */
    @Test
    void pydicomReadsTheNamesThatTheStandardHas() throws IOException {
        List<StandardExamplesTest.Example> names = StandardExamplesTest.examples().stream()
                .filter(example -> example.vr() == VR.PN)
                .toList();
        List<String> lines = names.stream()
                .map(name -> name.charset() + "\tPN\t" + HEX.formatHex(encode(name.charset(), VR.PN, name.text())))
                .toList();
        assertThat(read(lines))
                .containsExactlyElementsOf(names.stream()
                        .map(name -> name.text().replaceFirst("=$", ""))
                        .toList());
    }

    private List<String> read(List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("lines"), lines);
        return Pydicom.run(SCRIPT, file)
                .requireSuccess()
                .output()
                .lines()
                .map(line -> new String(HEX.parseHex(line), StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forDcmtk")
    void dcmtkReadsEveryCharacter(String declaration) throws IOException {
        String text = text(declaration, declaration.contains("IR 13") ? YEN_AND_OVERLINE : "");
        assertThat(differences(text, convertedByDcmtk(declaration, encode(declaration, VR.UT, text))))
                .isEmpty();
    }

    /** Each character that reads otherwise, such as {@code U+2014 as U+2015}. */
    private static Set<String> differences(String expected, String actual) {
        int[] one = expected.codePoints().toArray();
        int[] other = actual.codePoints().toArray();
        return IntStream.range(0, Math.max(one.length, other.length))
                .filter(i -> i >= one.length || i >= other.length || one[i] != other[i])
                .mapToObj(i -> name(one, i) + " as " + name(other, i))
                .limit(100)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(int[] text, int index) {
        return index < text.length ? String.format("U+%04X", text[index]) : "nothing";
    }

    private String convertedByDcmtk(String declaration, byte[] value) throws IOException {
        Path in = Files.write(folder.resolve("in"), dataSet(declaration, value));
        Path out = folder.resolve("out");
        Dcmtk.run("dcmconv", "-f", "-te", "+U8", in, out).requireSuccess();
        Value converted =
                DicomFile.read(out).dataSet().element(TEXT_VALUE).orElseThrow().value();
        return new String(((Value.Bytes) converted).bytes(), StandardCharsets.UTF_8).stripTrailing();
    }

    /** In explicit VR, little endian. */
    private static byte[] dataSet(String declaration, byte[] value) {
        byte[] label = padded(declaration.getBytes(StandardCharsets.US_ASCII));
        byte[] text = padded(value);
        ByteBuffer out =
                ByteBuffer.allocate(8 + label.length + 12 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x00050008)
                .put((byte) 'C')
                .put((byte) 'S')
                .putShort((short) label.length)
                .put(label);
        out.putInt(0xA1600040)
                .put((byte) 'U')
                .put((byte) 'T')
                .putShort((short) 0)
                .putInt(text.length)
                .put(text);
        return out.array();
    }

    private static byte[] padded(byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(value);
        if (value.length % 2 == 1) {
            out.write(' ');
        }
        return out.toByteArray();
    }
}
