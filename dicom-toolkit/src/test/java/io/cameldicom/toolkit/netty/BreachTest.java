package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peers that break the protocol towards a requestor: what they get, and what their answer is worth. */
@ExtendWith(NoBufferLeaks.class)
class BreachTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String INSTANCE = "1.2.3";

    private final NettyEngine engine = new NettyEngine();

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, 485454502F312E3120343030, speaks HTTP on this port",
        "an unknown PDU, 080000000000, speaks neither DICOM nor TLS on this port"
    })
    void whoSpeaksAnotherProtocolIsAbortedAsUnrecognized(String what, String bytes, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.send(bytes);
            assertThat(p.expect(7)).endsWith(0, 0, 2, 1);
        })) {
            assertThat(failure(engine.connect(request(peer))))
                    .as(what)
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining(message);
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort", "release", "data"})
    void anAssociationThatIsNotAcceptedIsAborted(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            switch (how) {
                case "reset" -> p.reset();
                case "abort" -> p.send(FakePeer.ABORT_BY_USER);
                case "release" -> {
                    p.send(FakePeer.RELEASE_RQ);
                    assertThat(p.expect(7)).endsWith(0, 0, 2, 2);
                }
                case "data" -> {
                    p.fragment(true, true, new byte[2]);
                    assertThat(p.expect(7)).endsWith(0, 0, 2, 2);
                }
                default -> {} // the script ends, which closes
            }
        })) {
            assertThat(failure(engine.connect(request(peer)))).isInstanceOf(AssociationAbortedException.class);
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "another message, C-STORE-RSP to message 2 (expected: C-STORE-RSP to message 1)",
        "another command, C-ECHO-RSP to message 1 (expected: C-STORE-RSP to message 1)",
        "another instance, C-STORE-RSP: another Affected SOP Instance UID",
        "pending, C-STORE-RSP status: FF00 (expected: a final one)",
        "no status, C-STORE-RSP: no Status",
        "another context, presentation context id: 3",
        "an even context, presentation context id: 2",
        "a data set, data set fragment",
        "no command field, no Command Field",
        "half an element, 4 bytes after the last element"
    })
    void anAnswerThatBreaksTheRulesTellsNothing(String breach, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.dataSet();
            breach(p, breach, command);
            assertThat(p.expect(7)).endsWith(0, 0, 2, 6);
        })) {
            assertThat(failure(get(engine.connect(request(peer))).store(object())))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining(message);
            peer.finished();
        }
    }

    private static void breach(FakePeer p, String breach, CommandSet request) throws IOException {
        CommandSet response = Dimse.response(request, DimseStatus.of(0));
        byte[] encoded = response.encode();
        switch (breach) {
            case "another message" -> p.respond(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, 2));
            case "another command" -> p.respond(response.number(CommandTag.COMMAND_FIELD, 0x8030));
            case "another instance" -> p.respond(response.uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, "1.2.4"));
            case "pending" -> p.respond(response.number(CommandTag.STATUS, 0xFF00));
            case "no status" -> p.fragment(true, true, withoutStatus(encoded));
            case "another context", "an even context" ->
                p.send("0400 00000008 00000004" + (breach.startsWith("an even") ? "02" : "03") + "01 0000");
            case "a data set" -> p.fragment(false, true, new byte[2]);
            case "no command field" -> p.fragment(true, true, HexFormat.of().parseHex("00000009020000000000"));
            default -> p.fragment(true, true, Arrays.copyOf(encoded, encoded.length + 4));
        }
    }

    /** The status is not the last element: those behind it move up. */
    private static byte[] withoutStatus(byte[] encoded) {
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == 0 && encoded[i + 1] == 0 && encoded[i + 2] == 0 && encoded[i + 3] == 9) {
                byte[] shorter = Arrays.copyOf(encoded, encoded.length - 10);
                System.arraycopy(encoded, i + 10, shorter, i, shorter.length - i);
                return shorter;
            }
        }
        throw new AssertionError("no status");
    }

    @Test
    void anAnswerMayLeaveItsUidsOutAndComeInAnyPieces() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.dataSet();
            byte[] response = Dimse.response(Dimse.echoRequest(FakePeer.id(command)), DimseStatus.of(0xB006))
                    .number(CommandTag.COMMAND_FIELD, 0x8001)
                    .encode();
            p.fragment(true, false, new byte[0]);
            for (byte b : response) {
                p.fragment(true, false, new byte[] {b});
            }
            p.fragment(true, true, new byte[0]);
            p.drain();
        })) {
            StoreResponse response = get(get(engine.connect(request(peer))).store(object()));
            assertThat(response.status().hex()).isEqualTo("B006");
        }
    }

    @Test
    void aSecondAnswerEndsTheAssociationButTheFirstStands() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.dataSet();
            p.respond(command, 0);
            p.respond(command, 0xA700);
            assertThat(p.expect(7)).endsWith(0, 0, 2, 6);
        })) {
            Association association = get(engine.connect(request(peer)));
            assertThat(get(association.store(object())).status().isSuccess()).isTrue();
            get(association.closed());
            assertThat(association.isOpen()).isFalse();
            peer.finished();
        }
    }

    @Test
    void anErrorCommentOfAnyKindIsHandedOnButNotTold() throws Exception {
        String comment = "M\u00fcller^Anna " + "x".repeat(100);
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.dataSet();
            byte[] plain = Dimse.response(command, DimseStatus.of(0x4711)).encode();
            byte[] text = comment.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            byte[] all = Arrays.copyOf(plain, plain.length + 8 + text.length);
            System.arraycopy(HexFormat.of().parseHex("000002090000 0000".replace(" ", "")), 0, all, plain.length, 8);
            all[plain.length + 4] = (byte) text.length;
            System.arraycopy(text, 0, all, plain.length + 8, text.length);
            p.fragment(true, true, all);
            p.drain();
        })) {
            StoreResponse response = get(get(engine.connect(request(peer))).store(object()));
            assertThat(response.status().code()).isEqualTo(0x4711);
            assertThat(response.status().errorComment()).isEqualTo(Optional.of(comment));
            assertThat(response.toString()).doesNotContain("Anna").doesNotContain("xxx");
        }
    }

    private static AssociationRequest request(FakePeer peer) {
        return new AssociationRequest(
                peer.address(),
                new AeTitle("SCU"),
                List.of(ProposedContext.of(CT, IMPLICIT)),
                AssociationOptions.DEFAULTS);
    }

    private static EncodedDataSet object() {
        return new EncodedDataSet(CT, INSTANCE, IMPLICIT, List.of(new Heap(new byte[1000])));
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
