package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.edit.CharacterSetEditor;
import io.cameldicom.toolkit.charset.edit.EditOptions;
import io.cameldicom.toolkit.charset.edit.TextSource;
import io.cameldicom.toolkit.charset.inspect.InspectionOptions;
import io.cameldicom.toolkit.charset.inspect.Inspector;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pydicom and DCMTK make of objects whose character set was changed. */
class EditedCharacterSetsIT {
    private static final SpecificCharacterSet UNICODE = SpecificCharacterSet.of("ISO_IR 192");
    private static final CharacterSetEditor EDITOR = new CharacterSetEditor(EditOptions.DEFAULTS);

    @TempDir
    Path folder;

    @BeforeEach
    void requireOutsiders() {
        Pydicom.require();
        Dcmtk.require();
    }

    static Stream<Corpus.Real> labelled() {
        return Corpus.files().stream().filter(file -> file.name().startsWith("pydicom/charset/"));
    }

    private Path write(String name, DicomFile file, DataSet dataSet) throws IOException {
        Path target = folder.resolve(name);
        Part10Writer.write(target, file.encoded(dataSet), "TEST");
        return target;
    }

    private static List<String> texts(Path file) {
        return Pydicom.runScript("texts.py", file)
                .requireSuccess()
                .output()
                .lines()
                .toList();
    }

    private Path inUtf8ByDcmtk(Path file) {
        Path target = folder.resolve("dcmtk.dcm");
        Dcmtk.run("dcmconv", "+U8", file, target).requireSuccess();
        return target;
    }

    private static void requireNoComplaintOfDcmdump(Path file) {
        assertThat(Dcmtk.run("dcmdump", "-q", "+U8", file).requireSuccess().output())
                .doesNotContain("E: ");
        assertThat(Dcmtk.run("dcmdump", file).requireSuccess().output())
                .doesNotContain("W: ")
                .doesNotContain("E: ");
    }

    @ParameterizedTest
    @MethodSource("labelled")
    void convertedFilesReadAsBefore(Corpus.Real real) throws IOException {
        DicomFile file = DicomFile.read(real.path());
        CharacterSetEdit edit = EDITOR.convert(file.dataSet(), UNICODE, TextSource.of(file));
        Path converted = write("converted.dcm", file, edit.dataSet());

        assertThat(texts(converted)).isEqualTo(texts(real.path()));
        assertThat(texts(inUtf8ByDcmtk(converted))).isEqualTo(texts(converted));
        requireNoComplaintOfDcmdump(converted);
    }

    /** Without those that DCMTK cannot convert itself: it has no ISO 2022 IR 87 here, and takes items for the object's set. */
    static Stream<Corpus.Real> labelledForDcmtk() {
        return labelled().filter(file -> !file.name().matches(".*/chr(H3|JapMulti|SQ).*"));
    }

    @ParameterizedTest
    @MethodSource("labelledForDcmtk")
    void convertedFilesReadAsDcmtkConvertsThem(Corpus.Real real) throws IOException {
        DicomFile file = DicomFile.read(real.path());
        CharacterSetEdit edit = EDITOR.convert(file.dataSet(), UNICODE, TextSource.of(file));
        Path converted = write("converted.dcm", file, edit.dataSet());

        assertThat(texts(converted)).isEqualTo(texts(inUtf8ByDcmtk(real.path())));
    }

    @ParameterizedTest
    @MethodSource("labelled")
    void filesThatAreConvertedThereAndBackReadAsBefore(Corpus.Real real) throws IOException {
        DicomFile file = DicomFile.read(real.path());
        DataSet there =
                EDITOR.convert(file.dataSet(), UNICODE, TextSource.of(file)).dataSet();
        SpecificCharacterSet first =
                SpecificCharacterSet.declaredIn(file.dataSet()).orElse(UNICODE);
        DataSet back = EDITOR.convert(there, first, TextSource.of(file)).dataSet();

        assertThat(texts(write("back.dcm", file, back))).isEqualTo(texts(real.path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset-absent-bytes-latin1", "charset-says-utf8-bytes-latin1", "charset-unknown-label"})
    void repairedFilesAreReadWithoutComplaint(String name) throws IOException {
        DicomFile file = DicomFile.read(Corpus.file("nasty/" + name + ".dcm"));
        Inspector inspector =
                new Inspector(new InspectionOptions(List.of("fr"), SpecificCharacterSet.of("ISO_IR 100")));
        CharacterSetEdit edit = EDITOR.repair(file.dataSet(), inspector, Optional.of(UNICODE), TextSource.of(file));
        Path repaired = write("repaired.dcm", file, edit.dataSet());

        assertThat(edit.action()).isEqualTo(Action.REPAIRED);
        assertThat(texts(repaired)).contains("0\t(0010,0010)\t'Buc^J\u00E9r\u00F4me'");
        assertThat(texts(inUtf8ByDcmtk(repaired))).isEqualTo(texts(repaired));
        requireNoComplaintOfDcmdump(repaired);
        DataSet again = DicomFile.read(repaired).dataSet();
        assertThat(EDITOR.repair(again, inspector, Optional.of(UNICODE), TextSource.NONE)
                        .dataSet())
                .isSameAs(again);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.DEFLATED,
                TestObjects.JPEG_BASELINE
            })
    void recordsAreReadInEveryEncoding(String transferSyntax) throws IOException {
        TestObjects object = TestObjects.ct()
                .transferSyntax(transferSyntax)
                .unlabelledUmlauts()
                .size(200, 200);
        DicomFile file = DicomFile.read(object.writeInto(folder));
        CharacterSetEdit edit = EDITOR.repair(
                file.dataSet(), new Inspector(InspectionOptions.DEFAULTS), Optional.of(UNICODE), TextSource.of(file));
        Path repaired = write("repaired.dcm", file, edit.dataSet());

        assertThat(edit.action()).isEqualTo(Action.REPAIRED);
        assertThat(texts(repaired)).contains("0\t(0010,0010)\t'" + TestObjects.UMLAUTS + "'");
        requireNoComplaintOfDcmdump(repaired);
        assertThat(Pydicom.run("""
                        import pydicom, sys
                        record = pydicom.dcmread(sys.argv[1]).OriginalAttributesSequence[0]
                        print(record.ReasonForTheAttributeModification, record.ModifyingSystem, record.SourceOfPreviousValues)
                        print(record.ModifiedAttributesSequence[0].PatientName, end=';')
                        print(record.ModifiedAttributesSequence[0].SpecificCharacterSet)
                        old = record.NonconformingModifiedAttributesSequence[0]
                        print(old.SelectorAttribute, old.SelectorValueNumber, old.NonconformingDataElementValue.hex())
                        """, repaired).requireSuccess().output().replace("None", ""))
                .isEqualTo("CORRECT CAMEL_DICOM_01 \n;\n(0010, 0010) 0 "
                        + hex(TestObjects.UMLAUTS.getBytes(StandardCharsets.ISO_8859_1)) + "\n");
        Value pixels = file.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value();
        assertThat(edit.dataSet().element(Tag.PIXEL_DATA).orElseThrow().value()).isSameAs(pixels);
        assertThat(Pydicom.differences(file.path(), repaired))
                .allMatch(line -> line.startsWith("(0008,0005)")
                        || line.startsWith("(0010,0010)")
                        || line.startsWith("(0400,0561)"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes) + (bytes.length % 2 == 0 ? "" : "20");
    }

    @Test
    void windowsCodePagesAreRepaired() throws IOException {
        TestObjects object =
                TestObjects.ct().patientName("D\u2019Angelo^Ren\u00E9", Charset.forName("windows-1252"), "ISO_IR 100");
        DicomFile file = DicomFile.read(object.writeInto(folder));
        CharacterSetEdit edit = EDITOR.repair(
                file.dataSet(), new Inspector(InspectionOptions.DEFAULTS), Optional.empty(), TextSource.of(file));

        assertThat(edit.result()).isEqualTo("ISO_IR 192");
        assertThat(texts(write("repaired.dcm", file, edit.dataSet())))
                .contains("0\t(0010,0010)\t'D\u2019Angelo^Ren\u00E9'");
    }
}
