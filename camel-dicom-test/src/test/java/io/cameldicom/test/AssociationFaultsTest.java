package io.cameldicom.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.ContextSeen;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.wire.UserInformation;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How associations begin: refused, accepted in part, or not answered as they should be. */
@ExtendWith(FaultyPeerExtension.class)
class AssociationFaultsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String CT = Caller.CT + " " + Caller.IMPLICIT;

    @ParameterizedTest
    @CsvSource({
        "permanent no-reason, 00010101",
        "permanent application-context, 00010102",
        "permanent calling-ae, 00010103",
        "permanent called-ae, 00010107",
        "permanent acse, 00010201",
        "permanent protocol-version, 00010202",
        "transient congestion, 00020301",
        "transient local-limit, 00020302",
        "7/8/9, 00070809"
    })
    void refusesInEachWay(String how, String body) throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("association *: reject " + how);
                Caller caller = Caller.to(peer)) {
            caller.associate("", CT);

            assertThat(caller.rest()).isEqualTo("030000000004" + body);
            assertThat(peer.recording().ended(Ending.REJECTED)).isEqualTo(1);
            assertThat(peer.recording().associations().get(0).contexts()).noneMatch(ContextSeen::isAccepted);
        }
    }

    @Test
    @FaultScript("association 1-2: reject transient congestion")
    void refusesTheFirstThenAccepts(FaultyPeer peer) throws Exception {
        for (int i = 0; i < 2; i++) {
            try (Caller caller = Caller.to(peer)) {
                caller.associate("", CT);
                assertThat(caller.hex()).startsWith("03");
            }
        }
        Caller.associated(peer).close();
    }

    @Test
    @FaultScript("association *: limit 2")
    void takesSoManyAtATime(FaultyPeer peer) throws Exception {
        Caller first = Caller.associated(peer);
        try (Caller second = Caller.associated(peer)) {
            try (Caller third = Caller.to(peer)) {
                third.associate("", CT);
                assertThat(third.rest()).isEqualTo("03000000000400020302");
            }
            assertThat(peer.recording().openAtMost()).isEqualTo(3);

            first.close();
            assertThat(peer.recording().await(BOUND, seen -> seen.openNow() == 1))
                    .isTrue();
            Caller.associated(peer).close();
            assertThat(second.isQuiet(1)).isTrue();
        }
    }

    @Test
    @FaultScript({"association *: accept class mr syntax explicit", "association *: accept class ct"})
    void acceptsSomeContexts(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate(
                    "",
                    Caller.MR + " " + Caller.IMPLICIT,
                    Caller.MR + " " + Caller.IMPLICIT + " " + Caller.EXPLICIT,
                    Caller.CT + " " + Caller.IMPLICIT + " " + Caller.EXPLICIT,
                    "1.2.3 " + Caller.IMPLICIT);

            assertThat(caller.hex())
                    .contains("2100001901000400") // MR implicit: transfer syntaxes not supported
                    .contains("2100001B03000000400000133" + "1") // MR explicit: accepted
                    .contains("2100001905000000") // CT: the first
                    .contains("2100001907000300"); // not a class that is taken
            assertThat(peer.recording().associations().get(0).contexts())
                    .extracting(ContextSeen::accepted)
                    .containsExactly("", Caller.EXPLICIT, Caller.IMPLICIT, "");
        }
    }

    @Test
    @FaultScript("association *: force-syntax 1.2.9")
    void acceptsWhatWasNotProposed(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate("", CT);
            assertThat(caller.hex()).contains("210000" + "0D" + "01000000" + "40000005" + "312E322E39");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 00000000", "1, 00000001", "4097, 00001001", "4294967295, FFFFFFFF"})
    void announcesAnyMaximum(long maximum, String announced) throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("association *: max-pdu " + maximum);
                Caller caller = Caller.to(peer)) {
            caller.associate("", CT);
            assertThat(caller.hex()).contains("51000004" + announced);
        }
    }

    @Test
    @FaultScript("association *: async 5 1")
    void answersAWindow(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate("5300000400080002", CT);
            assertThat(caller.hex()).contains("5300000400050001");
        }
    }

    @Test
    void recordsWhatWasAskedFor(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate(
                    "5500000356312E" + "5300000400080002" + "540000090005312E322E330001"
                            + "5600000A0005312E322E33010203" + "5800000C010100065365637265740000",
                    CT);
            assertThat(caller.hex()).startsWith("02").doesNotContain("53000004");

            AssociationSeen seen = peer.recording().association(1).orElseThrow();
            assertThat(seen.callingTitle()).isEqualTo("CALLING");
            assertThat(seen.calledTitle()).isEqualTo("CALLED");
            assertThat(seen.established()).isTrue();
            assertThat(seen.contexts())
                    .containsExactly(new ContextSeen(1, Caller.CT, List.of(Caller.IMPLICIT), Caller.IMPLICIT));
            assertThat(seen.user())
                    .contains(new UserInformation(
                            16384,
                            "1.2.3",
                            "V1.",
                            Optional.of(new UserInformation.Window(8, 2)),
                            Map.of("1.2.3", new UserInformation.Roles(false, true)),
                            Map.of("1.2.3", "010203"),
                            OptionalInt.of(1)));
            assertThat(seen.toString()).doesNotContain("Secret").doesNotContain("53656372");
        }
    }

    @Test
    @FaultScript({
        "association 1 at connect: close",
        "association 2 at connect: reset",
        "association 3: close",
        "association 4: abort 2/5",
        "association 5: garbage, close",
        "association 6: half, answer, close",
        "association 7: silent",
        "association 8: twice"
    })
    void answersWhatIsNoAnswer(FaultyPeer peer) throws Exception {
        assertThat(answer(peer)).isEmpty();
        assertThatThrownBy(() -> answer(peer)).isInstanceOf(SocketException.class);
        assertThat(answer(peer)).isEmpty();
        assertThat(answer(peer)).isEqualTo("07000000000400000205");
        assertThat(answer(peer)).isEqualTo("42000000000" + "96E6F742061205044" + "55");
        String half = answer(peer);
        assertThat(half).startsWith("02");
        assertThat(peer.recording().association(6).orElseThrow().established()).isFalse();
        try (Caller caller = Caller.to(peer)) {
            caller.associate("", CT);
            assertThat(caller.isQuiet(100)).isTrue();
        }
        try (Caller caller = Caller.to(peer)) {
            caller.associate("", CT);
            String whole = caller.hex();
            assertThat(caller.hex()).isEqualTo(whole).startsWith(half);
            assertThat(half.length()).isLessThanOrEqualTo(whole.length() / 2);
        }
    }

    private static String answer(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate("", CT);
            return caller.rest();
        }
    }

    @Test
    void refusesConnectionsWhileItDoesNotListen(FaultyPeer peer) throws Exception {
        try (Caller open = Caller.associated(peer)) {
            peer.stopListening();
            peer.stopListening();
            assertThatThrownBy(() -> Caller.to(peer)).isInstanceOf(ConnectException.class);
            open.echo(1);
            assertThat(open.response(0x0900)).isEqualTo("0000");
            peer.listen();
            peer.listen();
            Caller.associated(peer).close();
        }
    }

    @Test
    @FaultScript("object 1: down 200ms, reset")
    void goesDownAndComesBack(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.store(1, "1.2.3", 10);
            assertThatThrownBy(caller::rest).isInstanceOf(SocketException.class);
        }
        org.awaitility.Awaitility.await().atMost(BOUND).ignoreExceptions().until(() -> {
            Caller.associated(peer).close();
            return true;
        });
        assertThat(peer.recording().failures()).isEmpty();
    }

    @Test
    void listensNoMoreOnceClosed() throws Exception {
        FaultyPeer peer = FaultyPeer.start();
        Caller caller = Caller.associated(peer);

        peer.close();

        assertThat(peer.recording().openNow()).isZero();
        assertThat(peer.recording().ended(Ending.CLOSED_BY_US)).isEqualTo(1);
        assertThatThrownBy(() -> Caller.to(peer)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(peer::listen).isInstanceOf(IllegalStateException.class);
        caller.close();
    }
}
