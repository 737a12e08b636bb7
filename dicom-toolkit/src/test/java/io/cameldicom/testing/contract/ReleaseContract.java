package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.FakePeer;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Associations that end in order, and those that are ended. */
public abstract non-sealed class ReleaseContract extends EngineContract {
    protected ReleaseContract(String engine) {
        super(engine);
    }

    @Test
    void echoesAndReleases() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.respond(p.command(), 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
            p.expectClose();
        })) {
            Association association = connect(peer, VERIFICATION, AssociationOptions.DEFAULTS);
            assertThat(get(association.echo()).isSuccess()).isTrue();
            get(association.release());
            assertThat(association.isOpen()).isFalse();
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort", "silence", "collision"})
    void isReleasedHoweverThePeerAnswers(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.expect(5);
            switch (how) {
                case "silence" -> p.drain();
                case "collision" -> {
                    p.send(FakePeer.RELEASE_RQ);
                    p.expect(6);
                    p.send(FakePeer.RELEASE_RP);
                    p.expectClose();
                }
                default -> end(p, how);
            }
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            get(association.release());
            assertThat(association.isOpen()).isFalse();
            peer.finished();
        }
    }

    @Test
    void followsAReleaseByThePeer() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.send(FakePeer.RELEASE_RQ);
            p.expect(6);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            get(association.closed());
            assertThat(failure(association.store(heap(2)))).isInstanceOf(AssociationAbortedException.class);
            peer.finished();
        }
    }

    @Test
    void abortsOnDemand() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            p.expectAbort();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            CompletionStage<StoreResponse> store = association.store(heap(2), (sent, total) -> association.abort());
            assertThat(failure(store)).isInstanceOf(OutcomeUnknownException.class);
            peer.finished();
        }
    }

    @Test
    void closingTheEngineFailsWhatIsUnderWay() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            CompletionStage<StoreResponse> store = association.store(heap(1000), (sent, total) -> engine.close());
            assertThat(failure(store)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOf(ConnectionFailedException.class);
            peer.finished();
        }
    }
}
