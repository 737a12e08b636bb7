package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that was encoded reads as it was, for every declaration. */
class IdentityTest {
    private static final long SEED = 20_261_128;
    private static final VR[] VRS = {VR.PN, VR.LO, VR.SH, VR.UC, VR.LT, VR.ST, VR.UT};
    private static final String DELIMITERS = "\\^=\r\n\f\t";

    static List<String> declarations() {
        return Sets.all();
    }

    private static byte[] encode(SpecificCharacterSet set, VR vr, String text) {
        return set.encode(Tag.PATIENT_NAME, vr, text);
    }

    private static void requireIdentity(SpecificCharacterSet set, VR vr, String text) {
        byte[] bytes = encode(set, vr, text);
        assertThat(set.decode(Tag.PATIENT_NAME, vr, bytes)).isEqualTo(text);
        assertThat(set.decodeReplacing(vr, bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void ofEveryCharacterAlone(String declaration) {
        SpecificCharacterSet set = SpecificCharacterSet.of(declaration);
        for (String character : Sets.repertoire(declaration)) {
            requireIdentity(set, VR.PN, character);
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void ofTheWholeRepertoireInOneValue(String declaration) {
        SpecificCharacterSet set = SpecificCharacterSet.of(declaration);
        String all = String.join("", Sets.repertoire(declaration));
        requireIdentity(set, VR.UT, all);
        requireIdentity(set, VR.PN, all);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void ofRandomText(String declaration) {
        SpecificCharacterSet set = SpecificCharacterSet.of(declaration);
        List<String> repertoire = Sets.repertoire(declaration);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2000; i++) {
            requireIdentity(set, VRS[i % VRS.length], text(random, repertoire));
        }
    }

    /** So the first G0 and G1 are active before and after every delimiter. */
    @ParameterizedTest
    @MethodSource("declarations")
    void ofPartsBetweenDelimitersWhateverIsBesideThem(String declaration) {
        SpecificCharacterSet set = SpecificCharacterSet.of(declaration);
        List<String> repertoire = Sets.repertoire(declaration);
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < 500; i++) {
            String one = text(random, repertoire);
            String other = text(random, repertoire);
            char delimiter = DELIMITERS.charAt(random.nextInt(DELIMITERS.length()));
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            parts.writeBytes(encode(set, VR.PN, one));
            parts.write(delimiter);
            parts.writeBytes(encode(set, VR.PN, other));

            assertThat(encode(set, VR.PN, one + delimiter + other)).isEqualTo(parts.toByteArray());
        }
    }

    private static String text(SplittableRandom random, List<String> repertoire) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(24); length > 0; length--) {
            int kind = random.nextInt(8);
            if (kind == 0) {
                text.append(DELIMITERS.charAt(random.nextInt(DELIMITERS.length())));
            } else if (kind < 3) {
                text.append((char) random.nextInt(' ', 0x7F));
            } else {
                text.append(repertoire.get(random.nextInt(repertoire.size())));
            }
        }
        return text.toString();
    }
}
