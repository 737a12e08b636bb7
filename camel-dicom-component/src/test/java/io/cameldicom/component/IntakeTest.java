package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.ReceivedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    @TempDir
    Path folder;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        DicomConfiguration configuration = new DicomConfiguration();
        configuration.setSpoolDirectory(folder.toString());
        intake = Intake.of(configuration, DicomAddress.parse("PACS@127.0.0.1:104"), new SpooledObjects());
        Files.createDirectories(intake.incoming());
    }

    @Test
    void takesASpooledObjectOutOfTheReachOfTheListener() throws IOException {
        TestObjects ct = TestObjects.ct();
        ReceivedObject object = received(ct, ct.instance());

        Intake.Taken taken = intake.take(object);

        assertThat(taken.refusal()).isEmpty();
        assertThat(object.file()).doesNotExist();
        assertThat(taken.file()).exists();
    }

    @Test
    void keepsNoFileOfAnObjectThatItRefuses() throws IOException {
        Intake.Taken taken = intake.take(received(TestObjects.ct(), "1.2.3"));

        assertThat(taken.refusal().orElseThrow().code()).isEqualTo(0xA900);
        assertThat(intake.incoming()).isEmptyDirectory();
    }

    private ReceivedObject received(TestObjects object, String commandInstance) throws IOException {
        Path part = Files.write(intake.incoming().resolve("1.part"), object.bytes());
        AeTitle title = new AeTitle("PACS");
        return new ReceivedObject(
                part,
                TestObjects.CT,
                commandInstance,
                object.transferSyntax(),
                title,
                title,
                "127.0.0.1",
                1,
                object.dataSet().length);
    }
}
