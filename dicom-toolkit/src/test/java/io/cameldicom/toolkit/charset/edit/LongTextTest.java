package io.cameldicom.toolkit.charset.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is too long for the heap, in a file. */
class LongTextTest {
    private static final int TEXT = 0x0040A160;
    private static final int LENGTH = 3 << 19;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TestObjects.EXPLICIT_LITTLE_ENDIAN, TestObjects.EXPLICIT_BIG_ENDIAN, TestObjects.DEFLATED})
    void isConvertedWhilePixelDataStay(String transferSyntax) throws IOException {
        DicomFile file = withLongText(transferSyntax);
        Value pixels = file.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value();
        assertThat(file.dataSet().element(TEXT).orElseThrow().value()).isNotInstanceOf(Value.Bytes.class);

        CharacterSetEdit edit = new CharacterSetEditor(EditOptions.DEFAULTS)
                .convert(file.dataSet(), SpecificCharacterSet.of("ISO_IR 192"), TextSource.of(file));
        Path converted = folder.resolve("converted.dcm");
        Part10Writer.write(converted, file.encoded(edit.dataSet()), "TEST");

        assertThat(edit.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value())
                .isSameAs(pixels)
                .isNotInstanceOf(Value.Bytes.class);
        DicomFile again = DicomFile.read(converted);
        byte[] text = TextSource.of(again)
                .bytes((Value.Plain) again.dataSet().element(TEXT).orElseThrow().value());
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("\u00FC".repeat(LENGTH));
    }

    private DicomFile withLongText(String transferSyntax) throws IOException {
        DicomFile plain = DicomFile.read(TestObjects.ct()
                .transferSyntax(transferSyntax)
                .umlauts()
                .size(200, 200)
                .writeInto(folder));
        byte[] text = new byte[LENGTH];
        Arrays.fill(text, (byte) 0xFC);
        DataSet longer = plain.dataSet().with(Element.of(TEXT, VR.UT, text));
        Path file = folder.resolve("long.dcm");
        Part10Writer.write(file, plain.encoded(longer), "TEST");
        return DicomFile.read(file);
    }
}
