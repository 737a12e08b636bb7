package io.cameldicom.toolkit.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.Pydicom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
    @ParameterizedTest
    @CsvSource({
        "00080005, CS", "00100010, PN", "7FE00010, OW", "00081140, SQ", "00280106, US", "0040A30A, DS",
        "00280009, AT", "00181271, FD", "FFFCFFFC, OB", "00080000, UL", "00091234, UN", "00090010, LO",
        "00090000, UL", "60020010, US", "601E3000, OW", "00280413, AT", "00203110, CS", "99999998, UN"
    })
    void givesTheVrThatImplicitEncodingLeavesOut(String tag, VR vr) {
        assertThat(Dictionary.vr(Integer.parseUnsignedInt(tag, 16))).isEqualTo(vr);
    }

    @Test
    void describesElements() {
        assertThat(Dictionary.entry(Tag.SPECIFIC_CHARACTER_SET))
                .contains(new Dictionary.Entry(Tag.SPECIFIC_CHARACTER_SET, "CS", "1-n", "SpecificCharacterSet", false));
        assertThat(Dictionary.entry(0x00280106).orElseThrow().vr()).isEqualTo("US or SS");
        assertThat(Dictionary.entry(0x60020010).orElseThrow().keyword()).isEqualTo("OverlayRows");
        assertThat(Dictionary.entry(0x00080040).orElseThrow().retired()).isTrue();
        assertThat(Dictionary.entry(0x60030010)).isEmpty();
        assertThat(Dictionary.entry(0x00091001)).isEmpty();
    }

    @Test
    void findsTagsByKeyword() {
        assertThat(Dictionary.tag("PatientName")).hasValue(Tag.PATIENT_NAME);
        assertThat(Dictionary.tag("PixelData")).hasValue(Tag.PIXEL_DATA);
        assertThat(Dictionary.tag("OverlayRows")).isEmpty();
        assertThat(Dictionary.tag("NoSuchKeyword")).isEmpty();
    }

    @Test
    void namesUids() {
        assertThat(UidDictionary.name("1.2.840.10008.5.1.4.1.1.2")).isEqualTo("CT Image Storage");
        assertThat(UidDictionary.name("1.2.3")).isEqualTo("1.2.3");
        assertThat(UidDictionary.entry("1.2.840.10008.1.2.4.203").orElseThrow().keyword())
                .isEqualTo("HTJ2K");
        assertThat(UidDictionary.entry("1.2.840.10008.5.1.4.1.1.2")
                        .orElseThrow()
                        .type())
                .isEqualTo("SOP Class");
    }

    @Test
    void registersEveryTransferSyntaxThatCanBeRead() {
        assertThat(TransferSyntax.all())
                .allSatisfy(syntax -> assertThat(
                                UidDictionary.entry(syntax.uid()).orElseThrow().type())
                        .isEqualTo("Transfer Syntax"));
    }

    @Test
    void isWhatTheGeneratorMakes(@TempDir Path folder) throws IOException {
        Path generator =
                Path.of(System.getProperty("dicom.root", ".."), "dicom-toolkit/src/main/dictionary/generate.py");
        Pydicom.require();
        Command.run(Map.of(), List.of(Path.of("/usr/bin/python3"), generator, folder))
                .requireSuccess();

        for (String name : new String[] {"elements.txt", "uids.txt"}) {
            assertThat(Files.readAllBytes(folder.resolve(name))).isEqualTo(Dictionary.resource(name));
        }
    }
}
