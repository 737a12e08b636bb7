package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadUpToTest {
    @TempDir
    Path folder;

    private DataSet upToStudy(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("object"), bytes);
        return DicomFile.readUpTo(Tag.STUDY_INSTANCE_UID, file, ReadLimits.DEFAULTS);
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
    void readsWhatComesBeforeAndNothingBehind(String transferSyntax) throws IOException {
        TestObjects object = TestObjects.ct().transferSyntax(transferSyntax);

        DataSet read = upToStudy(object.bytes());

        assertThat(read.string(Tag.STUDY_INSTANCE_UID)).contains(object.study());
        assertThat(read.string(Tag.SOP_INSTANCE_UID)).contains(object.instance());
        assertThat(read.contains(Tag.SERIES_INSTANCE_UID)).isFalse();
        assertThat(read.contains(Tag.PIXEL_DATA)).isFalse();
    }

    @Test
    void readsABareDataSet() throws IOException {
        TestObjects object = TestObjects.ct().withoutFileMeta();

        assertThat(upToStudy(object.bytes()).string(Tag.STUDY_INSTANCE_UID)).contains(object.study());
    }

    @Test
    void doesNotNoticeThatTheFileIsCutBehind() throws IOException {
        TestObjects object = TestObjects.ct();
        byte[] bytes = object.bytes();

        DataSet read = upToStudy(Arrays.copyOf(bytes, bytes.length - 100));

        assertThat(read.string(Tag.STUDY_INSTANCE_UID)).contains(object.study());
    }

    @Test
    void noticesWhatIsWrongBefore() {
        byte[] cut = Arrays.copyOf(TestObjects.ct().bytes(), 300);

        assertThatThrownBy(() -> upToStudy(cut)).isInstanceOf(MalformedObjectException.class);
    }
}
