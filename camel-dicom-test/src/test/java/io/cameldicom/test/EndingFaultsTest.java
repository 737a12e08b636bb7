package io.cameldicom.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How associations end, and what breaks the protocol. */
@ExtendWith(FaultyPeerExtension.class)
class EndingFaultsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String RELEASE_RQ = "05000000000400000000";
    private static final String RELEASE_RP = "06000000000400000000";
    private static final String ABORT = "07000000000400000206";

    @Test
    @FaultScript({"release 2: close", "release 3: garbage, close", "release 4: silent", "release 5: split 4 10ms"})
    void answersReleasesOrNot(FaultyPeer peer) throws Exception {
        assertThat(afterRelease(peer)).isEqualTo(RELEASE_RP);
        assertThat(afterRelease(peer)).isEmpty();
        assertThat(afterRelease(peer)).startsWith("42");
        try (Caller caller = Caller.associated(peer)) {
            caller.send(RELEASE_RQ);
            assertThat(caller.isQuiet(100)).isTrue();
            caller.send(ABORT);
            assertThat(caller.rest()).isEmpty();
        }
        assertThat(afterRelease(peer)).isEqualTo(RELEASE_RP);
        assertThat(peer.recording().associations())
                .extracting(AssociationSeen::ending)
                .containsExactly(
                        Ending.RELEASED, Ending.CLOSED_BY_US, Ending.CLOSED_BY_US, Ending.ABORTED, Ending.RELEASED);
        assertThat(peer.recording().associations()).allMatch(association -> association.releases() == 1);
        assertThat(peer.recording().association(4).orElseThrow().abort()).isEqualTo("2/6");
    }

    private static String afterRelease(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.send(RELEASE_RQ);
            return caller.rest();
        }
    }

    @Test
    @FaultScript("association * after 30ms idle: release")
    void asksForTheReleaseItself(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            assertThat(caller.hex()).isEqualTo(RELEASE_RQ);
            caller.send(RELEASE_RP);
            assertThat(caller.rest()).isEmpty();
            assertThat(peer.recording().ended(Ending.RELEASED_BY_US)).isEqualTo(1);
        }
    }

    @Test
    @FaultScript("release 1: release")
    void meetsTheOtherSidesRelease(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.send(RELEASE_RQ);
            assertThat(caller.hex()).as("a collision").isEqualTo(RELEASE_RQ);
            caller.send(RELEASE_RP);
            assertThat(caller.rest()).isEqualTo(RELEASE_RP);
        }
    }

    @Test
    void endsAnIdleAssociationWhenATestSaysSo(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            peer.add("association * after 0ms idle: abort 2/0");
            assertThat(caller.rest()).isEqualTo("07000000000400000200");
        }
    }

    @Test
    @FaultScript("association * after 30ms idle: bytes 0101")
    void doesWhatItDoesWhileIdleOnceForEachPause(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.associate("", Caller.VERIFICATION + " " + Caller.IMPLICIT);
            caller.pdu();
            assertThat(caller.isQuiet(5000)).isFalse();
            assertThat(caller.isQuiet(5000)).isFalse();
            assertThat(caller.isQuiet(200)).isTrue();
        }
    }

    @Test
    void tellsHowTheOtherSideLeft(FaultyPeer peer) throws Exception {
        Caller.associated(peer).close();
        Caller.associated(peer).reset();
        Caller.to(peer).close();
        try (Caller aborting = Caller.associated(peer)) {
            aborting.send(ABORT);
            assertThat(aborting.rest()).isEmpty();
        }
        assertThat(peer.recording().await(BOUND, seen -> seen.openNow() == 0)).isTrue();
        assertThat(peer.recording().associations())
                .extracting(AssociationSeen::ending)
                .containsExactly(Ending.CLOSED, Ending.RESET, Ending.CLOSED, Ending.ABORTED);
        assertThat(peer.recording().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99000000000400000000 | PDU type: 153 (expected: P-DATA-TF, A-RELEASE-RQ or A-ABORT)",
                "06000000000400000000 | PDU type: 6 (expected: no A-RELEASE-RP, none was asked for)",
                "04000000000600000002 0300 | PDV: context 3 (expected: one that was accepted)",
                "04000000000600000002 0100 | PDV: control 0 in context 1 (expected: the rest of the message)",
                "04000000000600000009 0103 | PDV: length 9 in 6 bytes (expected: 2 or more, within)",
                "040000000003000000 | PDV: length 0 in 3 bytes (expected: 2 or more, within)",
                "04000000000E0000000A 0103 0800000000000000 | command element (0008,0000), length 0 (expected: group 0000",
                "05000020000000000000 | PDU length: 2097152 (expected: at most 1048576)",
            })
    void abortsWhoBreaksTheProtocolAndTellsWhy(String bytes, String violation) throws Exception {
        try (FaultyPeer peer = FaultyPeer.start();
                Caller caller = Caller.associated(peer)) {
            caller.send(bytes.replace(" ", ""));

            assertThat(caller.rest()).isEqualTo("07000000000400000200");
            assertThat(peer.recording().violations()).hasSize(1).allMatch(one -> one.startsWith(violation));
            assertThat(peer.recording().ended(Ending.ABORTED_BY_US)).isEqualTo(1);
            assertThat(peer.recording().failures()).isEmpty();
        }
    }

    @Test
    @FaultScript("association *: max-pdu 20")
    void notesLongPdusAndOddFragmentsAndGoesOn(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.associated(peer)) {
            caller.store(1, "1.2.3", 7);
            assertThat(caller.response(0x0900)).isEqualTo("0000");
            assertThat(peer.recording().violations())
                    .hasSize(2)
                    .anyMatch(one -> one.matches("P-DATA-TF: length \\d+ \\(expected: at most 20\\)"))
                    .anyMatch(one -> one.equals("PDV: 7 bytes (expected: an even number)"));
        }
    }

    @Test
    void abortsWhatBeginsWithoutARequest(FaultyPeer peer) throws Exception {
        try (Caller caller = Caller.to(peer)) {
            caller.send(RELEASE_RQ);
            assertThat(caller.rest()).startsWith("07");
            assertThat(peer.recording().violations()).containsExactly("PDU type: 5 (expected: A-ASSOCIATE-RQ)");
        }
        try (Caller caller = Caller.to(peer)) {
            caller.send("010000000004" + "00010000");
            assertThat(caller.rest()).startsWith("07");
            assertThat(peer.recording().violations()).contains("A-ASSOCIATE-RQ: 4 bytes (expected: at least 68)");
        }
    }
}
