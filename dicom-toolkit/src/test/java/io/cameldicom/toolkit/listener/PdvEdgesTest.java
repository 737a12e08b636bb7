package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.dimse.CommandAssembler;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages cut into presentation data values in every way that PS3.8 annex E allows, and in ways that it does not. */
@ExtendWith(NoBufferLeaks.class)
class PdvEdgesTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String DATA = "0800180006000000312E322E332E";
    private static final String COMMAND =
            HexFormat.of().formatHex(Dimse.storeRequest(9, CT, "1.2.3").encode());

    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private DicomListener listener;

    @BeforeEach
    void start() {
        listener =
                DicomListener.start(ListenerOptions.of(new AeTitle("SCP"), 0, folder.resolve("incoming")), object -> {
                    try {
                        received.add(Files.readAllBytes(object.file()));
                    } catch (IOException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                    return CompletableFuture.completedFuture(DimseStatus.of(0));
                });
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "each in a PDU of its own",
                "both in one PDU",
                "byte by byte, each value in a PDU",
                "byte by byte, all values in one PDU",
                "with empty values between",
                "with empty last values"
            })
    void takesAMessageInAnyPieces(String how) throws Exception {
        try (FakePeer peer = associated()) {
            switch (how) {
                case "each in a PDU of its own" -> peer.send(pdu(pdv(1, 3, COMMAND)) + pdu(pdv(1, 2, DATA)));
                case "both in one PDU" -> peer.send(pdu(pdv(1, 3, COMMAND) + pdv(1, 2, DATA)));
                case "byte by byte, each value in a PDU" -> {
                    for (String pdv : bytes(1, COMMAND).split(" ")) {
                        peer.send(pdu(pdv));
                    }
                    for (String pdv : bytes(0, DATA).split(" ")) {
                        peer.send(pdu(pdv));
                    }
                }
                case "byte by byte, all values in one PDU" ->
                    peer.send(pdu((bytes(1, COMMAND) + bytes(0, DATA)).replace(" ", "")));
                case "with empty values between" ->
                    peer.send(pdu(pdv(1, 1, "")
                            + pdv(1, 1, COMMAND.substring(0, 20))
                            + pdv(1, 1, "")
                            + pdv(1, 3, COMMAND.substring(20))
                            + pdv(1, 0, "")
                            + pdv(1, 0, DATA.substring(0, 6))
                            + pdv(1, 0, "")
                            + pdv(1, 2, DATA.substring(6))));
                default -> peer.send(pdu(pdv(1, 1, COMMAND) + pdv(1, 3, "") + pdv(1, 0, DATA) + pdv(1, 2, "")));
            }
            assertThat(peer.command().number(CommandTag.STATUS)).hasValue(0);
            assertThat(received.poll(20, TimeUnit.SECONDS))
                    .endsWith(HexFormat.of().parseHex(DATA));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a data set without a command",
                "a data set within a command",
                "a command within a data set",
                "a data set in another context than its command",
                "a context that was not accepted",
                "an even context",
                "a response",
                "a command that is too long",
                "a command that is none",
                "a value of one byte",
                "a value longer than its PDU"
            })
    void abortsUponAnythingElse(String what) throws Exception {
        try (FakePeer peer = associated()) {
            peer.send(
                    switch (what) {
                        case "a data set without a command" -> pdu(pdv(1, 2, DATA));
                        case "a data set within a command" ->
                            pdu(pdv(1, 1, COMMAND.substring(0, 20)) + pdv(1, 2, DATA));
                        case "a command within a data set" ->
                            pdu(pdv(1, 3, COMMAND) + pdv(1, 0, DATA) + pdv(1, 3, COMMAND));
                        case "a data set in another context than its command" ->
                            pdu(pdv(1, 3, COMMAND) + pdv(3, 2, DATA));
                        case "a context that was not accepted" -> pdu(pdv(5, 3, COMMAND));
                        case "an even context" -> pdu(pdv(2, 3, COMMAND));
                        case "a response" ->
                            pdu(pdv(
                                    1,
                                    3,
                                    HexFormat.of()
                                            .formatHex(Dimse.response(Dimse.echoRequest(1), DimseStatus.of(0))
                                                    .encode())));
                        case "a command that is too long" ->
                            pdu(pdv(1, 1, "00".repeat(CommandAssembler.MAXIMUM_LENGTH)) + pdv(1, 3, "00"));
                        case "a command that is none" -> pdu(pdv(1, 3, "0000000102000000"));
                        case "a value of one byte" -> pdu("0000000101");
                        default -> pdu("000000FF0103AABB");
                    });
            assertThat(peer.expect(7)).endsWith(0, 0, 2, 6);
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"474554202F20485454502F312E310D0A0D0A, HTTP", "00000000000000, zeros"})
    void abortsWhoSpeaksAnotherProtocolAndGoesOn(String hello, String what) throws Exception {
        try (FakePeer stranger = FakePeer.calling(listener.address())) {
            stranger.send(hello);
            assertThat(stranger.expect(7)).as(what).endsWith(0, 0, 0, 0); // AA-1: as service user
        }
        try (FakePeer peer = associated()) {
            peer.send(pdu(pdv(1, 3, COMMAND) + pdv(1, 2, DATA)));
            assertThat(peer.command().number(CommandTag.STATUS)).hasValue(0);
        }
    }

    @Test
    void anUnknownPduWithinAnAssociationIsUnrecognized() throws Exception {
        try (FakePeer peer = associated()) {
            peer.send("0B0000000000");
            assertThat(peer.expect(7)).endsWith(0, 0, 2, 1);
        }
    }

    private FakePeer associated() throws IOException {
        FakePeer peer = FakePeer.calling(listener.address());
        peer.associate("SCP", "SCU", CT, IMPLICIT);
        peer.expect(2);
        return peer;
    }

    /** One value for each byte, separated by spaces; the last has the bit of the last fragment. */
    private static String bytes(int command, String hex) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            boolean last = i + 2 == hex.length();
            all.append(pdv(1, command | (last ? 2 : 0), hex.substring(i, i + 2)))
                    .append(' ');
        }
        return all.toString();
    }

    private static String pdv(int context, int control, String hex) {
        return String.format("%08X%02X%02X%s", hex.length() / 2 + 2, context, control, hex);
    }

    private static String pdu(String pdvs) {
        return String.format("0400%08X%s", pdvs.length() / 2, pdvs);
    }
}
