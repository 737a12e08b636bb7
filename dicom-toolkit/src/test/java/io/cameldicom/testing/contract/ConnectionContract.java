package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.FreePort;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How associations come about, and how they do not. */
public abstract non-sealed class ConnectionContract extends EngineContract {
    /** More than an engine may have threads for. */
    private static final int SILENT = 100;

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
            assertThat(failure(engine.connect(request(peer.address(), CT, shortAssociateTimeout()))))
                    .hasMessageContaining("no A-ASSOCIATE-AC within 300 ms (associate timeout)")
                    .isInstanceOfSatisfying(
                            DicomTimeoutException.class,
                            late -> assertThat(late.kind()).isEqualTo(Kind.ASSOCIATE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "485454502f312e312034303020426164205265717565737430, speaks HTTP on this port", // HTTP/1.1 400 Bad Request
        "5353482d322e302d4f70656e5353480d0a, neither DICOM nor TLS on this port" // SSH-2.0-OpenSSH
    })
    void tellsThatThisIsNoPortForDicom(String answer, String words) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.send(answer);
            p.drain();
        })) {
            assertThat(failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOfSatisfying(
                            AssociationAbortedException.class,
                            e -> assertThat(e.isNegotiating()).isTrue())
                    .hasMessageContaining(peer.address() + ": the peer speaks")
                    .hasMessageContaining(words);
        }
    }

    @Test
    void silentPeersHoldUpNobodyElse() throws Exception {
        List<CompletionStage<Association>> waiting = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, SILENT, InetAddress.getLoopbackAddress());
                FakePeer open = FakePeer.that(ConnectionContract::acceptAndStore);
                FakePeer other = FakePeer.that(ConnectionContract::acceptAndStore)) {
            Association association = connect(open, CT, AssociationOptions.DEFAULTS);
            DicomAddress nobody = DicomAddress.parse("SILENT@127.0.0.1:" + silent.getLocalPort());
            for (int i = 0; i < SILENT; i++) {
                waiting.add(engine.connect(request(nobody, CT, longTimeouts())));
            }
            assertThat(get(association.store(heap(100))).status().isSuccess()).isTrue();
            Association another = connect(other, CT, AssociationOptions.DEFAULTS);
            assertThat(get(another.store(heap(100))).status().isSuccess()).isTrue();
            assertThat(waiting).noneMatch(each -> each.toCompletableFuture().isDone());
            engine.close();
            waiting.forEach(each -> assertThat(failure(each)).isInstanceOf(ConnectionFailedException.class));
        }
    }

    private static void acceptAndStore(FakePeer p) throws IOException {
        p.accept();
        store(p, 0);
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
                    .hasMessageContaining("connection closed by the peer")
                    .isInstanceOfSatisfying(
                            AssociationAbortedException.class,
                            aborted -> assertThat(aborted.isNegotiating()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "abort"})
    void isOpenedByAPeerThatEndsItRightAfterItHasAccepted(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            end(p, how);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(association.contexts()).hasSize(1);
            get(association.closed());
            assertThat(association.isOpen()).isFalse();
        }
    }
}
