package io.cameldicom.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingEchoTest {
    private final PendingEcho echo = new PendingEcho(1, 1);

    @Test
    void keepsItsAnswerWhenTheAssociationEndsBeforeItIsHandedOut() {
        echo.responded(Dimse.response(Dimse.echoRequest(1), DimseStatus.of(0)), Optional.empty());
        echo.markAnswered();
        echo.fail(closed());
        assertThat(echo.result()).isCompletedWithValue(DimseStatus.of(0));
    }

    @Test
    void failsWithoutAnAnswer() {
        echo.fail(closed());
        assertThat(echo.result()).isCompletedExceptionally();
    }

    private static AssociationAbortedException closed() {
        return new AssociationAbortedException(DicomAddress.parse("PEER@127.0.0.1:104"), "closed by the peer");
    }
}
