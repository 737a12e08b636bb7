package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.CommonExtendedNegotiation;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PduDecoder;
import io.cameldicom.toolkit.pdu.PduEncoder;
import io.cameldicom.toolkit.pdu.PresentationContextAc;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request proposes goes over the wire byte for byte, and what the peer answers comes back and is kept to. */
@ExtendWith(NoBufferLeaks.class)
class NegotiationTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";

    private final NettyEngine engine = new NettyEngine();

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everythingProposedReachesTheAcceptorAndItsAnswerComesBack(int identityType) throws Exception {
        UserIdentity identity = new UserIdentity(
                identityType, true, bytes("name or ticket \u00e9"), bytes(identityType == 2 ? "passcode" : ""));
        Proposal proposal = new Proposal(
                7,
                List.of(new RoleSelection(CT, true, true)),
                List.of(new ExtendedNegotiation(CT, bytes("\1\0"))),
                List.of(new CommonExtendedNegotiation(CT, "1.2.840.10008.4.2", List.of("1.2.3", "1.2.4"))),
                Optional.of(identity));
        UserInformation answer = new UserInformation(
                65535,
                "1.2.3.4",
                Optional.of("PEER_1"),
                Optional.of(new AsynchronousOperationsWindow(3, 1)),
                List.of(new RoleSelection(CT, true, false)),
                List.of(new ExtendedNegotiation(CT, bytes("\2"))),
                List.of(),
                Optional.empty(),
                Optional.of(bytes("server response")));
        CompletableFuture<AssociateRq> asked = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            asked.complete(accept(p, answer));
            p.drain();
        })) {
            Association association = get(engine.connect(request(peer, proposal)));
            assertThat(association.userInformation()).isEqualTo(answer);
            UserInformation proposed = get(asked).userInformation();
            assertThat(proposed.asynchronousOperationsWindow()).hasValue(new AsynchronousOperationsWindow(7, 1));
            assertThat(proposed.roleSelections()).isEqualTo(proposal.roleSelections());
            assertThat(proposed.extendedNegotiations()).isEqualTo(proposal.extendedNegotiations());
            assertThat(proposed.commonExtendedNegotiations()).isEqualTo(proposal.commonExtendedNegotiations());
            assertThat(proposed.userIdentity()).hasValue(identity);
            assertThat(proposed.implementationClassUid()).startsWith("2.25.");
            assertThat(proposed.implementationVersionName()).isPresent();
        }
    }

    @Test
    void proposesNothingThatWasNotAskedFor() throws Exception {
        CompletableFuture<AssociateRq> asked = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            asked.complete(accept(p, UserInformation.NONE));
            p.drain();
        })) {
            get(engine.connect(request(peer, Proposal.NONE)));
            UserInformation proposed = get(asked).userInformation();
            assertThat(proposed.asynchronousOperationsWindow()).isEmpty();
            assertThat(proposed.userIdentity()).isEmpty();
            assertThat(proposed.roleSelections()).isEmpty();
            assertThat(proposed.maximumLength()).isEqualTo(AssociationOptions.DEFAULTS.maximumPduLength());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 3", // proposed and granted
        "5, 3, 3", // granted less
        "2, 9, 2", // more than was proposed does not count
        "3, 0, 3", // no limit: what was proposed
        "1, 9, 1", // not proposed
        "4, , 1" // not answered
    })
    void asManyRequestsAreOutstandingAsWereAgreedOn(int proposed, Integer granted, int outstanding) throws Exception {
        int stores = outstanding + 2;
        try (FakePeer peer = FakePeer.that(p -> {
            accept(p, window(granted));
            List<CommandSet> unanswered = new ArrayList<>();
            for (int i = 0; i < stores; i++) {
                if (unanswered.size() == outstanding) {
                    p.expectSilence();
                    p.respond(unanswered.remove(unanswered.size() - 1), 0); // the last one first
                }
                unanswered.add(p.command());
                p.dataSet();
            }
            for (CommandSet command : unanswered) {
                p.respond(command, 0xB000);
            }
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = get(engine.connect(
                    request(peer, new Proposal(proposed, List.of(), List.of(), List.of(), Optional.empty()))));
            List<CompletionStage<StoreResponse>> all = new ArrayList<>();
            for (int i = 0; i < stores; i++) {
                all.add(association.store(heap("1.2." + (i + 1))));
            }
            for (CompletionStage<StoreResponse> store : all) {
                assertThat(get(store).status().isSuccess()
                                || get(store).status().isWarning())
                        .isTrue();
            }
            get(association.release());
            peer.finished();
        }
    }

    private static UserInformation window(Integer invoked) {
        return new UserInformation(
                16384,
                "1.2",
                Optional.empty(),
                Optional.ofNullable(invoked).map(count -> new AsynchronousOperationsWindow(count, 1)),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void sendsNoRequestInARoleThatWasRefused() throws Exception {
        UserInformation refused = new UserInformation(
                0,
                "1.2",
                Optional.empty(),
                Optional.empty(),
                List.of(new RoleSelection(CT, false, false)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Proposal proposal =
                new Proposal(1, List.of(new RoleSelection(CT, true, false)), List.of(), List.of(), Optional.empty());
        try (FakePeer peer = FakePeer.that(p -> {
            accept(p, refused);
            p.drain();
        })) {
            Association association = get(engine.connect(request(peer, proposal)));
            assertThat(failure(association.store(heap("1.2"))))
                    .isInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining("SCU role for SOP class " + CT);
            assertThat(association.isOpen()).isTrue();
        }
    }

    @Test
    void saysThatAProposalIsTooLong() throws Exception {
        UserIdentity identity =
                new UserIdentity(UserIdentity.SAML, true, ByteBuffer.allocate(70_000), ByteBuffer.allocate(0));
        Proposal proposal = new Proposal(1, List.of(), List.of(), List.of(), Optional.of(identity));
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            assertThat(failure(engine.connect(request(peer, proposal))))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining("item length: 70000 (expected: at most 65535)");
        }
    }

    /** Takes the request apart and accepts its first context. */
    private static AssociateRq accept(FakePeer p, UserInformation answer) throws IOException {
        EmbeddedChannel decoder = new EmbeddedChannel(new PduDecoder(16384));
        decoder.writeInbound(Unpooled.wrappedBuffer(p.expect(1)));
        AssociateRq rq = decoder.readInbound();
        decoder.finishAndReleaseAll();
        EmbeddedChannel encoder = new EmbeddedChannel(PduEncoder.INSTANCE);
        encoder.writeOutbound(new AssociateAc(
                1,
                rq.calledAeTitle(),
                rq.callingAeTitle(),
                rq.applicationContext(),
                List.of(new PresentationContextAc(1, 0, IMPLICIT)),
                answer));
        ByteBuf bytes = encoder.readOutbound();
        p.send(ByteBufUtil.hexDump(bytes));
        bytes.release();
        encoder.finishAndReleaseAll();
        return rq;
    }

    private static AssociationRequest request(FakePeer peer, Proposal proposal) {
        return new AssociationRequest(
                peer.address(),
                new AeTitle("SCU"),
                List.of(ProposedContext.of(CT, IMPLICIT)),
                AssociationOptions.DEFAULTS,
                proposal);
    }

    private static EncodedDataSet heap(String instance) {
        return new EncodedDataSet(CT, instance, IMPLICIT, List.of(new Heap(new byte[1000])));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
