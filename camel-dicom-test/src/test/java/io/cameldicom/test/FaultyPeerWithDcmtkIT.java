package io.cameldicom.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.ContextSeen;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.test.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DCMTK finds a right peer where no rule holds, and the very fault that a rule names. */
class FaultyPeerWithDcmtkIT {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private FaultyPeer peer;
    private Path ct;

    @BeforeEach
    void startPeer() throws Exception {
        Tools.require();
        ct = Tools.ct(folder, "1.2.3.4.5", 100);
        peer = FaultyPeer.start(PeerOptions.DEFAULTS.keepingIn(folder.resolve("kept")), Script.NONE);
    }

    @AfterEach
    void closePeer() {
        if (peer != null) {
            peer.close();
            assertThat(peer.recording().failures()).isEmpty();
        }
    }

    @Test
    void echoes() throws Exception {
        Tools.Result result = Tools.run("echoscu", "-v", "-aet", "ME", "-aec", "YOU", "127.0.0.1", peer.port());

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(peer.recording().await(BOUND, seen -> seen.openNow() == 0)).isTrue();
        AssociationSeen association = peer.recording().association(1).orElseThrow();
        assertThat(association.callingTitle()).isEqualTo("ME");
        assertThat(association.calledTitle()).isEqualTo("YOU");
        assertThat(association.echoes()).isEqualTo(1);
        assertThat(association.ending()).isEqualTo(Ending.RELEASED);
        assertThat(association.violations()).isEmpty();
        assertThat(association.user().orElseThrow().implementationVersionName()).startsWith("OFFIS_DCMTK");
    }

    @Test
    void keepsAnObjectAsItWasSent() throws Exception {
        assertThat(store("").exitCode()).isZero();

        ObjectSeen object = peer.recording().objects().get(0);
        Path kept = folder.resolve("kept/1.2.3.4.5.dcm");
        assertThat(dataSet(kept)).isEqualTo(dataSet(ct));
        assertThat(object.bytes()).isEqualTo(Files.size(ct) - metaLength(Files.readAllBytes(ct)));
        assertThat(object.sopInstance()).isEqualTo("1.2.3.4.5");
        assertThat(object.status()).contains(0);
        assertThat(peer.recording().association(1).orElseThrow().contexts())
                .filteredOn(ContextSeen::isAccepted)
                .isNotEmpty();
        assertThat(peer.recording().violations()).isEmpty();
    }

    private static String dataSet(Path file) throws Exception {
        String dump = Tools.run("dcmdump", file).output();
        return dump.substring(dump.indexOf("# Dicom-Data-Set"));
    }

    private static long metaLength(byte[] file) {
        return 132 + 12 + (file[140] & 0xFF) + ((file[141] & 0xFF) << 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "association 1: reject permanent calling-ae | Reason: Calling AE Title Not Recognized",
                "association 1: reject permanent called-ae | Reason: Called AE Title Not Recognized",
                "association 1: reject transient local-limit | Reason: Local Limit Exceeded",
                "association 1: reject transient congestion | Reason: Temporary Congestion",
                "association 1: reject permanent application-context | Reason: App Context Name Not Supported",
                "association *: limit 0 | Reason: Local Limit Exceeded",
                "association 1: abort | Peer aborted Association",
                "association 1: close | Peer aborted Association",
                "association *: accept class mr | No presentation context for: (CT)",
                "association *: accept nothing | No Acceptable Presentation Contexts",
                "object 1: status A700 | Refused: OutOfResources",
                "object 1: status B000 | Warning: CoercionOfDataElements",
                "object 1: message-id 99 | Unexpected Response MsgId: 99",
                "object 1: abort | Peer aborted Association",
                "object 1: reset | Peer aborted Association",
                "object 1: close | Peer aborted Association",
                "object 1 after 2 pdvs: abort | Peer aborted Association",
                "object 1: garbage | Unrecognized PDU type: 42",
                "release 1: close | Association Release Failed",
            })
    void failsAsTheRuleSays(String script, String message) throws Exception {
        peer.script(script);

        assertThat(store("-v").output()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "4096", "4097", "16384", "131072"})
    void takesObjectsInFragmentsOfAnySize(long maximum) throws Exception {
        peer.script("association *: max-pdu " + maximum);

        assertThat(store("-v").exitCode()).isZero();

        assertThat(peer.recording().objects().get(0).longestPdu()).isBetween(1L, maximum == 0 ? 131072L : maximum);
        assertThat(peer.recording().violations()).isEmpty();
    }

    @Test
    void answersInPiecesAsDcmtkDoes() throws Exception {
        peer.script("association *: split 5; object *: split 12 20ms; release *: split 3 5ms");

        Tools.Result result = store("-v");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(peer.recording().ended(Ending.RELEASED)).isEqualTo(1);
    }

    private Tools.Result store(String option) throws Exception {
        return option.isEmpty()
                ? Tools.run("storescu", "127.0.0.1", peer.port(), ct)
                : Tools.run("storescu", option, "127.0.0.1", peer.port(), ct);
    }
}
