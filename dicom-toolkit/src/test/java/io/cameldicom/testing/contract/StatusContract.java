package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.StoreResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses of every kind are answers, with all that a peer says beside them; the association goes on. */
public abstract non-sealed class StatusContract extends EngineContract {
    protected StatusContract(String engine) {
        super(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "B000", "B007", "A700", "A900", "C001", "0110", "0111", "0122", "0213", "FE00"})
    void handsOutEveryStatus(String code) {
        try (FaultyPeer peer = FaultyPeer.start("object 1: status " + code)) {
            Association association = connect(peer, CT);
            assertThat(get(association.store(heap(10))).status().hex()).isEqualTo(code);
            assertThat(get(association.store(heap(10))).status().isSuccess()).isTrue();
        }
    }

    @Test
    void handsOutErrorCommentAndOffendingElementsButNotInText() {
        try (FaultyPeer peer =
                FaultyPeer.start("object 1: status C123 comment \"no such patient: Doe\" element 00100010")) {
            StoreResponse response = get(connect(peer, CT).store(heap(10)));
            DimseStatus status = response.status();
            assertThat(status.errorComment()).contains("no such patient: Doe");
            assertThat(status.offendingElements()).containsExactly(0x00100010);
            assertThat(response.toString()).doesNotContain("Doe");
        }
    }

    @Test
    void handsOutTheStatusOfAnEcho() {
        try (FaultyPeer peer = FaultyPeer.start("echo 1: status 0122")) {
            Association association = connect(peer, VERIFICATION);
            assertThat(get(association.echo()).hex()).isEqualTo("0122");
            assertThat(get(association.echo()).isSuccess()).isTrue();
        }
    }

    private Association connect(FaultyPeer peer, String sopClass) {
        return get(engine.connect(request(DicomAddress.parse(peer.address()), sopClass, AssociationOptions.DEFAULTS)));
    }
}
