package io.cameldicom.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.record.ObjectSeen;
import java.io.IOException;
import java.net.SocketException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How C-STORE and C-ECHO are answered, or not. */
@ExtendWith(FaultyPeerExtension.class)
class ObjectFaultsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int STATUS = 0x0900;

    @Test
    void takesObjectsAndRecordsThem(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.store(0x1234, "1.2.3", 100, 20, 6);
            byte[] response = caller.pdu();

            assertThat(response[10]).as("context").isEqualTo((byte) 1);
            assertThat(response[11]).as("command, last").isEqualTo((byte) 3);
            assertThat(Caller.value(response, STATUS)).isEqualTo("0000");
            assertThat(Caller.value(response, 0x0100)).isEqualTo("0180");
            assertThat(Caller.value(response, 0x0120)).isEqualTo("3412");
            assertThat(Caller.value(response, 0x0800)).isEqualTo("0101");
            assertThat(Caller.value(response, 0x1000)).isEqualTo("312E322E3300");
            assertThat(Caller.value(response, 0))
                    .isEqualTo(HexFormat.of()
                                    .toHexDigits((byte) (response.length - 24))
                                    .toUpperCase() + "000000");
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(new byte[126]));
            assertThat(peer.recording().objects())
                    .containsExactly(new ObjectSeen(
                            1,
                            1,
                            0x1234,
                            1,
                            Caller.CT,
                            "1.2.3",
                            Caller.IMPLICIT,
                            126,
                            hash,
                            3,
                            106,
                            true,
                            Optional.of(0)));
        }
    }

    @Test
    @FaultScript({
        "object 2: status A700 comment \"full\" element 0010,0020 element 7FE0,0010",
        "object 3: message-id 99",
        "object 4: message-id -1, instance 1.2.9, status B000",
        "object 5: context 7",
        "object 6: twice, status 0111",
        "echo 1: status 0122"
    })
    void answersOnlyThisOneOtherwise(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            assertThat(Caller.value(store(caller, 1), STATUS)).isEqualTo("0000");
            byte[] full = store(caller, 2);
            assertThat(Caller.value(full, STATUS)).isEqualTo("00A7");
            assertThat(Caller.value(full, 0x0901)).isEqualTo("10002000" + "E07F1000");
            assertThat(Caller.value(full, 0x0902)).isEqualTo("66756C6C");
            assertThat(Caller.value(store(caller, 3), 0x0120)).isEqualTo("6300");
            byte[] other = store(caller, 4);
            assertThat(Caller.value(other, 0x0120)).isEqualTo("0300");
            assertThat(Caller.value(other, 0x1000)).isEqualTo("312E322E3900");
            assertThat(Caller.value(other, STATUS)).isEqualTo("00B0");
            assertThat(store(caller, 5)[10]).isEqualTo((byte) 7);
            assertThat(store(caller, 6)).isEqualTo(caller.pdu());
            caller.echo(7);
            assertThat(caller.response(STATUS)).isEqualTo("2201");
            assertThat(peer.recording().objects())
                    .extracting(object -> object.status().orElse(-1))
                    .containsExactly(0, 0xA700, 0, 0xB000, 0, 0x0111);
        }
    }

    private static byte[] store(Caller caller, int messageId) throws IOException {
        caller.store(messageId, "1.2.3", 10);
        return caller.pdu();
    }

    @Test
    @FaultScript({"object 1: silent", "object 2: half", "object 3: delay 150ms"})
    void answersLateInPartOrNever(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.store(1, "1.2.3", 10);
            assertThat(caller.isQuiet(100)).isTrue();
            assertThat(peer.recording().objects().get(0).status()).isEmpty();
        }
        try (Caller caller = Caller.associated(peer)) {
            caller.store(2, "1.2.3", 10);
            assertThat(caller.isQuiet(100)).isFalse();
            caller.send("0700000000040000" + "0000");
            assertThat(caller.rest().length()).isLessThan(200);
        }
        try (Caller caller = Caller.associated(peer)) {
            caller.store(3, "1.2.3", 10);
            assertThat(caller.isQuiet(50)).isTrue();
            assertThat(caller.response(STATUS)).isEqualTo("0000");
        }
        assertThat(peer.recording().objects())
                .extracting(ObjectSeen::status)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(0));
    }

    @Test
    @FaultScript({
        "object 1: abort",
        "object 2: reset",
        "object 3: close",
        "object 4 after answer: abort 2/6",
        "object 5: answer, close",
        "object 6: bytes 0102, close"
    })
    void endsAssociationsInsteadOfAnsweringOrAfter(FaultyPeer peer) throws Exception {
        assertThat(afterStore(peer)).isEqualTo("07000000000400000000");
        assertThatThrownBy(() -> afterStore(peer)).isInstanceOf(SocketException.class);
        assertThat(afterStore(peer)).isEmpty();
        assertThat(afterStore(peer)).startsWith("04").endsWith("07000000000400000206");
        assertThat(afterStore(peer)).startsWith("04");
        assertThat(afterStore(peer)).isEqualTo("0102");
        assertThat(peer.recording().associations())
                .extracting(AssociationSeen::ending)
                .containsExactly(
                        Ending.ABORTED_BY_US,
                        Ending.RESET_BY_US,
                        Ending.CLOSED_BY_US,
                        Ending.ABORTED_BY_US,
                        Ending.CLOSED_BY_US,
                        Ending.CLOSED_BY_US);
        assertThat(peer.recording().objects()).hasSize(6);
    }

    private static String afterStore(FaultyPeer peer) throws IOException {
        try (Caller caller = Caller.associated(peer)) {
            caller.store(1, "1.2.3", 10);
            return caller.rest();
        }
    }

    @Test
    @FaultScript({"object 1 after 2 pdvs: abort", "object 2 after 25 bytes: close", "object 3 after 0 pdvs: reset"})
    void endsAssociationsInTheMiddleOfAnObject(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.fragment(3, Caller.command(1, 1, Caller.CT, "1.2.3"));
            caller.fragment(0, new byte[10]);
            assertThat(caller.isQuiet(50)).isTrue();
            caller.fragment(0, new byte[10]);
            assertThat(caller.rest()).startsWith("07");
        }
        try (Caller caller = Caller.associated(peer)) {
            caller.fragment(3, Caller.command(1, 1, Caller.CT, "1.2.3"));
            caller.fragment(0, new byte[24]);
            assertThat(caller.isQuiet(50)).isTrue();
            caller.fragment(0, new byte[2]);
            assertThat(caller.rest()).isEmpty();
        }
        try (Caller caller = Caller.associated(peer)) {
            caller.fragment(3, Caller.command(1, 1, Caller.CT, "1.2.3"));
            assertThatThrownBy(caller::rest).isInstanceOf(SocketException.class);
        }
        assertThat(peer.recording().await(BOUND, seen -> seen.openNow() == 0)).isTrue();
        assertThat(peer.recording().objects()).isEmpty();
        assertThat(peer.recording().incompleteObjects())
                .extracting(ObjectSeen::bytes)
                .containsExactly(20L, 26L, 0L);
    }

    @Test
    @FaultScript("object 1 after 1 pdvs: status A700")
    void answersBeforeTheLastFragment(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.fragment(3, Caller.command(1, 1, Caller.CT, "1.2.3"));
            caller.fragment(0, new byte[10]);
            assertThat(caller.response(STATUS)).isEqualTo("00A7");
            caller.fragment(2, new byte[10]);
            caller.echo(2);
            assertThat(caller.response(0x0120)).as("answered once").isEqualTo("0200");
            assertThat(peer.recording().objects().get(0).bytes()).isEqualTo(20);
            assertThat(peer.recording().objects().get(0).status()).contains(0xA700);
        }
    }

    @Test
    @FaultScript("object 1 after 0 pdvs: stall")
    void takesNoMoreBytes(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    caller.store(1, "1.2.3", 32 << 20);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(peer.recording()
                            .await(BOUND, seen -> seen.incompleteObjects().size() == 1))
                    .isTrue();
            assertThatThrownBy(() -> writing.get(500, TimeUnit.MILLISECONDS))
                    .as("a write that does not end")
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);

            peer.close();

            assertThat(writing).failsWithin(BOUND);
            assertThat(peer.recording().openNow()).isZero();
        }
    }

    @Test
    @FaultScript("object 1 after 1 pdvs: delay 100ms")
    void goesOnAfterADelayInTheMiddle(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.store(1, "1.2.3", 10, 4 << 20);
            assertThat(caller.response(STATUS)).isEqualTo("0000");
            assertThat(peer.recording().objects().get(0).bytes()).isEqualTo(10 + (4 << 20));
        }
    }

    @Test
    void answersInSoManyFragmentsAsTheCallerAsksFor(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate("51000004" + "00000020", Caller.CT + " " + Caller.IMPLICIT);
            caller.pdu();
            caller.store(1, "1.2.3", 10);
            byte[] pdu = caller.pdu();
            while (pdu[11] != 3) {
                assertThat(pdu.length - 6).isEqualTo(32);
                pdu = caller.pdu();
            }
            assertThat(pdu.length - 6).isLessThanOrEqualTo(32);
        }
    }

    @Test
    void answersARequestThatItDoesNotKnow(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.fragment(3, Caller.command(0x20, 5, Caller.CT, "1.2.3"));
            caller.fragment(2, new byte[8]);
            assertThat(caller.response(STATUS)).isEqualTo("1102");
            caller.fragment(3, Caller.command(0x0FFF, 6, Caller.CT, null));
            caller.echo(7);
            assertThat(caller.response(0x0120)).isEqualTo("0700");
        }
    }

    @Test
    void countsFromWhenARuleIsGiven(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            assertThat(Caller.value(store(caller, 1), STATUS)).isEqualTo("0000");
            peer.script("object 1: status A700; object 1 of association *: status C000");
            assertThat(Caller.value(store(caller, 2), STATUS)).isEqualTo("00A7");
            peer.add("object *: status 0110");
            assertThat(Caller.value(store(caller, 3), STATUS)).isEqualTo("1001");
            peer.clear();
            assertThat(Caller.value(store(caller, 4), STATUS)).isEqualTo("0000");
            assertThat(peer.rules().rules()).isEmpty();
        }
    }

    @Test
    @FaultScript("object 2 of association *: status A700")
    void countsWithinEachAssociation(FaultyPeer peer) throws Exception {
        for (int i = 0; i < 2; i++) {
            try (Caller caller = Caller.associated(peer)) {
                assertThat(Caller.value(store(caller, 1), STATUS)).isEqualTo("0000");
                assertThat(Caller.value(store(caller, 2), STATUS)).isEqualTo("00A7");
                assertThat(Caller.value(store(caller, 3), STATUS)).isEqualTo("0000");
            }
        }
    }
}
