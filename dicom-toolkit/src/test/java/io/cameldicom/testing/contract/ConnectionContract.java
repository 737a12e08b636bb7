package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.FreePort;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.netty.FakePeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How associations come about, and how they do not. */
public abstract class ConnectionContract extends EngineContract {
    protected ConnectionContract(String engine) {
        super(engine);
    }

    @Test
    void reportsARefusedConnection() {
        DicomAddress nobody = DicomAddress.parse("PACS@127.0.0.1:" + FreePort.find());
        assertThat(failure(engine.connect(request(nobody, CT, AssociationOptions.DEFAULTS))))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining(nobody + ": connection refused");
    }

    @Test
    void reportsAnUnknownHost() {
        DicomAddress nowhere = DicomAddress.parse("PACS@no-such-host.invalid:104");
        assertThat(failure(engine.connect(request(nowhere, CT, AssociationOptions.DEFAULTS))))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining("unknown host");
    }

    @Test
    void timesOutWithoutAnAnswerToTheRequest() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.expectAbort();
        })) {
            assertThat(failure(engine.connect(request(peer.address(), CT, shortTimeouts()))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("no A-ASSOCIATE-AC within 300 ms (associate timeout)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, ask the operator",
        "1, 1, 3, calling AE title not recognised: have 'SCU' configured at the peer",
        "1, 1, 7, called AE title not recognised: check the AE title 'PEER'",
        "2, 3, 2, transient: local limit exceeded",
        "2, 3, 1, temporary congestion",
        "1, 2, 9, 'source 2, reason 9'"
    })
    void reportsARejectionInWords(int result, int source, int reason, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.send(String.format("030000000004 00 %02X %02X %02X", result, source, reason));
            p.expectClose();
        })) {
            Throwable failure = failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS)));
            assertThat(failure).isInstanceOf(AssociationRejectedException.class).hasMessageContaining(message);
            assertThat(((AssociationRejectedException) failure).result()).isEqualTo(result);
            peer.finished();
        }
    }

    @Test
    void reportsAPeerThatClosesWhileNegotiating() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> p.expect(1))) {
            assertThat(failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining("connection closed by the peer");
        }
    }
}
