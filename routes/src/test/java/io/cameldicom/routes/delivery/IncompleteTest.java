package io.cameldicom.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomObject;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncompleteTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    Path inbox;

    private final InboxGate gate = new InboxGate(new GateTimes(Duration.ZERO, AN_HOUR, AN_HOUR, AN_HOUR, AN_HOUR));
    private final Incomplete incomplete = new Incomplete(gate);
    private Path path;
    private Exchange refused;

    @BeforeEach
    void objectWithoutStudyThatIsRefusedForNow() throws IOException {
        path = TestObjects.ct().study("").writeInto(inbox);
        gate.beginScan();
        assertThat(gate.accept(FileConsumer.asGenericFile(inbox.toString(), path.toFile(), null, false)))
                .isTrue();
        refused = new DefaultExchange(new DefaultCamelContext());
        refused.getMessage().setBody(DicomObject.of(DicomFile.read(path)));
        refused.setException(new TransientDicomException(
                "for now",
                new DimseStatusException(
                        DicomAddress.parse("PACS@127.0.0.1:104"), "C-STORE", DimseStatus.of(0xA700), "full")));
        new InFlight(path, path.getFileName().toString(), FileIdentity.of(path)).attachTo(refused);
    }

    @Test
    void isFoundInTheThirdRoundInWhichItIsRefused() {
        assertThat(incomplete.matches(refused)).isFalse();
        gate.failed(path, 1);
        assertThat(incomplete.matches(refused)).isFalse();
        gate.failed(path, 1);
        assertThat(incomplete.matches(refused)).isTrue();
        assertThat(Incomplete.wasFound(refused)).isTrue();
    }

    @Test
    void isNotFoundWhereEarlierRoundsFailedOnOurSide() {
        gate.failed(path, 0);
        gate.failed(path, 0);
        gate.failed(path, 0);

        assertThat(incomplete.matches(refused)).isFalse();
    }
}
