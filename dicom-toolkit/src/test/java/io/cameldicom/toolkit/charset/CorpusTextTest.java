package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text of real files reads as the table beside them says, and is written as it was. */
class CorpusTextTest {
    /** Their writers go back to ASCII also where G1 alone was another set, or not to the G0 of the first value. */
    private static final Set<String> NOT_MINIMAL = Set.of(
            "pydicom/charset/chrKoreanMulti.dcm",
            "pydicom/charset/chrSQEncoding.dcm",
            "pydicom/charset/chrSQEncoding1.dcm");

    private static final Pattern PADDING = Pattern.compile(" +$");

    @Test
    void readsEveryText() {
        for (Corpus.ExpectedText expected : Corpus.texts()) {
            assertThat(withoutPadding(decode(expected))).as(expected.toString()).isEqualTo(expected.text());
        }
    }

    @Test
    void writesEveryTextAsItWasUnlessTheWriterUsedMoreEscapes() {
        for (Corpus.ExpectedText expected : Corpus.texts()) {
            byte[] written = encode(expected, decode(expected));
            if (NOT_MINIMAL.contains(expected.name())) {
                assertThat(written.length).as(expected.toString()).isLessThanOrEqualTo(expected.raw().length);
            } else {
                assertThat(written).as(expected.toString()).isEqualTo(expected.raw());
            }
            assertThat(set(expected).decode(Tag.PATIENT_NAME, vr(expected), written))
                    .as(expected.toString())
                    .isEqualTo(decode(expected));
        }
    }

    @Test
    void findsNothingWrongWithTheLabels() {
        for (Corpus.ExpectedText expected : Corpus.texts()) {
            assertThat(set(expected).deviations()).as(expected.toString()).isEmpty();
            assertThat(set(expected).value()).as(expected.toString()).isEqualTo(expected.charset());
        }
    }

    @Test
    void readsEveryTextTheSameWhenItReplaces() {
        List<Corpus.ExpectedText> texts = Corpus.texts();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(30);
        for (Corpus.ExpectedText expected : texts) {
            assertThat(set(expected).decodeReplacing(vr(expected), expected.raw()))
                    .as(expected.toString())
                    .isEqualTo(decode(expected));
        }
    }

    private static String withoutPadding(String text) {
        return PADDING.matcher(text).replaceFirst("");
    }

    private static String decode(Corpus.ExpectedText expected) {
        return set(expected).decode(Tag.PATIENT_NAME, vr(expected), expected.raw());
    }

    private static byte[] encode(Corpus.ExpectedText expected, String text) {
        return set(expected).encode(Tag.PATIENT_NAME, vr(expected), text);
    }

    private static SpecificCharacterSet set(Corpus.ExpectedText expected) {
        return SpecificCharacterSet.of(expected.charset());
    }

    private static VR vr(Corpus.ExpectedText expected) {
        return VR.of(expected.vr()).orElseThrow();
    }
}
