package io.cameldicom.test.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.PeerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@FaultScript("object *: abort")
class FaultyPeerExtensionTest {
    @RegisterExtension
    private final FaultyPeerExtension pacs = new FaultyPeerExtension(PeerOptions.DEFAULTS.withAeTitle("PACS"));

    @Test
    void takesTheScriptOfTheClass(FaultyPeer peer) {
        assertThat(peer.rules()).hasToString("object *: abort");
        assertThat(peer).isSameAs(pacs.peer());
        assertThat(peer.address()).isEqualTo("PACS@127.0.0.1:" + peer.port());
    }

    @Test
    @FaultScript({"object 1: reset", "echo 1: silent"})
    void takesTheScriptOfTheTestFirst() {
        assertThat(pacs.peer().rules()).hasToString("object 1: reset\necho 1: silent");
    }

    @Test
    void hasNoPeerOutsideATest() {
        assertThatThrownBy(() -> new FaultyPeerExtension().peer()).isInstanceOf(IllegalStateException.class);
    }
}
