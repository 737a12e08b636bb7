package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.wire.UserInformation;
import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.netty.FakePeer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed, and what is made of the answer. */
public abstract non-sealed class NegotiationContract extends EngineContract {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    protected NegotiationContract(String engine) {
        super(engine);
    }

    @Test
    void keepsTheAssociationWhereTheContextIsMissing() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            store(p, 0);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            EncodedDataSet other = new EncodedDataSet(CT, "1.2", "1.2.840.10008.1.2.4.50", List.of());
            assertThat(failure(association.store(other)))
                    .isInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining("offered: [1.2.840.10008.1.2], accepted by the peer: [1.2.840.10008.1.2]");
            assertThat(association.isOpen()).isTrue();
            assertThat(get(association.store(heap(10))).status().isSuccess()).isTrue();
        }
    }

    @Test
    void takesNoContextThatWasNotProposed() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(16384, "1.2.840.10008.1.2.1");
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(association.contexts()).isEmpty();
        }
    }

    @Test
    void proposesWhatItWasAskedTo() {
        List<ProposedContext> contexts = IntStream.range(0, ProposedContext.MAXIMUM_PER_ASSOCIATION)
                .mapToObj(i -> new ProposedContext("1.2.840.10008.5.1.4.1.1." + (i + 1), List.of(IMPLICIT, EXPLICIT)))
                .toList();
        Proposal proposal = new Proposal(
                1,
                List.of(new RoleSelection(CT, true, true)),
                List.of(new ExtendedNegotiation(CT, ByteBuffer.wrap(new byte[] {1, 2}))),
                List.of(),
                Optional.of(new UserIdentity(
                        UserIdentity.USERNAME, false, ByteBuffer.wrap(new byte[] {'m', 'e'}), ByteBuffer.allocate(0))));
        try (FaultyPeer peer = FaultyPeer.start("")) {
            Association association = get(engine.connect(new AssociationRequest(
                    DicomAddress.parse(peer.address()),
                    new AeTitle("Our Title"),
                    contexts,
                    AssociationOptions.DEFAULTS,
                    proposal)));
            get(association.release());

            assertThat(association.contexts()).hasSize(ProposedContext.MAXIMUM_PER_ASSOCIATION);
            AssociationSeen seen = peer.recording().association(1).orElseThrow();
            assertThat(seen.violations()).isEmpty();
            assertThat(seen.callingTitle()).isEqualTo("Our Title");
            assertThat(seen.calledTitle()).isEqualTo(peer.aeTitle());
            assertThat(seen.contexts())
                    .hasSize(ProposedContext.MAXIMUM_PER_ASSOCIATION)
                    .allSatisfy(
                            context -> assertThat(context.transferSyntaxes()).containsExactly(IMPLICIT, EXPLICIT));
            UserInformation user = seen.user().orElseThrow();
            assertThat(user.implementationClassUid()).isEqualTo(ImplementationIdentity.CLASS_UID);
            assertThat(user.implementationVersionName()).isEqualTo(ImplementationIdentity.VERSION_NAME);
            assertThat(user.maximumLength()).isEqualTo(AssociationOptions.DEFAULTS.maximumPduLength());
            assertThat(user.window()).isEmpty();
            assertThat(user.roles()).containsOnlyKeys(CT);
            assertThat(user.extended()).containsOnlyKeys(CT);
            assertThat(user.identityType()).hasValue(UserIdentity.USERNAME);
        }
    }

    @Test
    void hasNoMoreOutstandingThanWasNegotiated() {
        try (FaultyPeer peer = FaultyPeer.start("association *: async 1 1")) {
            Association association = get(engine.connect(new AssociationRequest(
                    DicomAddress.parse(peer.address()),
                    new AeTitle("SCU"),
                    List.of(ProposedContext.of(CT, IMPLICIT)),
                    AssociationOptions.DEFAULTS,
                    new Proposal(8, List.of(), List.of(), List.of(), Optional.empty()))));
            List<CompletionStage<StoreResponse>> stores = IntStream.range(0, 20)
                    .mapToObj(i -> association.store(heap(100)))
                    .toList();
            stores.forEach(store -> assertThat(get(store).status().isSuccess()).isTrue());
            assertThat(peer.recording().association(1).orElseThrow().violations())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 8, 0xFFFFFFFFL})
    void makesTheBestOfAStrangeMaximumLength(long maximum) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept((int) maximum, IMPLICIT);
            store(p, 0);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(association.userInformation().maximumLength()).isEqualTo(maximum);
            assertThat(get(association.store(heap(1000))).status().isSuccess()).isTrue();
        }
    }
}
