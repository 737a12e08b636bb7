package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomObjectConverterTest extends CamelTestSupport {
    @TempDir
    Path folder;

    @Test
    void givesAFileThatWasNotEditedByteForByte() throws Exception {
        Path file = TestObjects.ct().writeInto(folder);
        DicomObject object = convert(DicomObject.class, file);

        assertThat(convert(byte[].class, object)).isEqualTo(Files.readAllBytes(file));
        try (InputStream stream = convert(InputStream.class, object)) {
            assertThat(stream).hasBinaryContent(Files.readAllBytes(file));
        }
    }

    @Test
    void writesACompletePart10FileOfAnEditedOne() throws Exception {
        Path file = TestObjects.ct().unlabelledUmlauts().size(256, 256).writeInto(folder);
        DicomObject object = convert(DicomObject.class, file.toFile());
        DicomObject edited = object.with(object.dataSet().without(Tag.PATIENT_NAME));

        Path copy = Files.write(folder.resolve("copy.dcm"), convert(byte[].class, edited));

        DicomFile read = DicomFile.read(copy);
        read.requireStorable();
        assertThat(read.metaBuilt()).isFalse();
        assertThat(read.dataSet().contains(Tag.PATIENT_NAME)).isFalse();
        assertThat(read.dataSet().size()).isEqualTo(object.dataSet().size() - 1);
    }

    @Test
    void writesTheFileMetaThatAFileLacks() throws Exception {
        Path file = TestObjects.ct().withoutFileMeta().writeInto(folder);

        Path copy = Files.write(folder.resolve("copy.dcm"), convert(byte[].class, convert(DicomObject.class, file)));

        assertThat(DicomFile.read(copy).metaBuilt()).isFalse();
    }

    @Test
    void letsTheFileComponentWriteAnEditedObject() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:repair").to("dicom:charset").to("file:" + folder + "?fileName=repaired.dcm");
            }
        });
        TestObjects object = TestObjects.ct().unlabelledUmlauts();

        Exchange exchange =
                template.request("direct:repair", sent -> sent.getMessage().setBody(object.writeInto(folder)));

        assertThat(exchange.getException()).isNull();
        DicomFile repaired = DicomFile.read(folder.resolve("repaired.dcm"));
        assertThat(repaired.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(repaired.dataSet().string(Tag.SOP_INSTANCE_UID)).contains(object.instance());
    }

    private <T> T convert(Class<T> type, Object value) throws Exception {
        return context.getTypeConverter().mandatoryConvertTo(type, value);
    }
}
