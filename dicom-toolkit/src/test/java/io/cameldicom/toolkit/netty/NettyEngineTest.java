package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built-in engine does beyond the contract of {@link NettyContractTest}: it names the breach that it saw. */
@ExtendWith(NoBufferLeaks.class)
class NettyEngineTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final Duration BOUND = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "wrong message id, C-ECHO-RSP to message 77",
        "wrong command, C-STORE-RSP to message 1",
        "data set, data set fragment",
        "garbage, PDU type: 66",
        "unexpected PDU, unexpected A-ASSOCIATE-AC",
        "no status, no Status (0000,0900)"
    })
    void namesTheBreachOfProtocol(String breach, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    breach(p, breach, p.command());
                    p.expectAbort();
                });
                NettyEngine engine = new NettyEngine()) {
            Association association = engine.connect(new AssociationRequest(
                            peer.address(),
                            new AeTitle("SCU"),
                            List.of(ProposedContext.of("1.2.840.10008.1.1", "1.2.840.10008.1.2")),
                            AssociationOptions.DEFAULTS))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            assertThat(association.echo().toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .havingCause()
                    .withMessageContaining(message);
            peer.finished();
        }
    }

    @Test
    void goesOnWithTheNextObjectWhereNothingWasSentOfOneThatIsGone() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    for (int i = 0; i < 2; i++) {
                        CommandSet command = p.command();
                        p.dataSet();
                        p.respond(command, 0);
                    }
                    p.drain();
                });
                NettyEngine engine = new NettyEngine()) {
            Association association = connect(engine, peer);
            List<CompletableFuture<StoreResponse>> stores = Stream.of(
                            object("1.2.3", new Heap(new byte[1000])),
                            object("1.2.4", new FileRegion(Path.of("/nowhere/gone"), 0, 1000)),
                            object("1.2.5", new Heap(new byte[1000])))
                    .map(object -> association.store(object).toCompletableFuture())
                    .toList();

            assertThat(stores.get(0)).succeedsWithin(BOUND);
            assertThat(stores.get(1))
                    .failsWithin(BOUND)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(UnreadableObjectException.class);
            assertThat(stores.get(2)).succeedsWithin(BOUND);
            assertThat(association.isOpen()).isTrue();
        }
    }

    @Test
    void failsTheRequestThatCannotBeSentAndNotTheOneThatWasAnsweredBefore() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    CommandSet command = p.command();
                    p.dataSet();
                    p.respond(command, 0);
                    p.expectAbort();
                });
                NettyEngine engine = new NettyEngine()) {
            Association association = connect(engine, peer);
            CompletableFuture<StoreResponse> sound =
                    association.store(object("1.2.3", new Heap(new byte[1000]))).toCompletableFuture();
            CompletableFuture<StoreResponse> withoutInstance =
                    association.store(object(null, new Heap(new byte[1000]))).toCompletableFuture();

            assertThat(sound).succeedsWithin(BOUND);
            assertThat(withoutInstance)
                    .failsWithin(BOUND)
                    .withThrowableThat()
                    .havingCause()
                    .withMessageContaining("cannot send (NullPointerException)");
            peer.finished();
        }
    }

    private static EncodedDataSet object(String instance, Segment segment) {
        return new EncodedDataSet(CT, instance, IMPLICIT, List.of(segment));
    }

    private static Association connect(NettyEngine engine, FakePeer peer) throws Exception {
        return engine.connect(new AssociationRequest(
                        peer.address(),
                        new AeTitle("SCU"),
                        List.of(ProposedContext.of(CT, IMPLICIT)),
                        AssociationOptions.DEFAULTS))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static void breach(FakePeer p, String breach, CommandSet request) throws IOException {
        CommandSet response = new CommandSet(CommandField.C_ECHO_RSP, false)
                .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, FakePeer.id(request));
        switch (breach) {
            case "wrong message id" -> p.respond(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, 77));
            case "wrong command" -> p.respond(response.number(CommandTag.COMMAND_FIELD, 0x8001));
            case "data set" -> p.send("040000000008 00000004 0102 AABB");
            case "garbage" -> p.send("424242424242");
            case "unexpected PDU" -> p.send("0200 00000044 0001 0000" + "20".repeat(32) + "00".repeat(32));
            default -> p.respond(response);
        }
    }
}
