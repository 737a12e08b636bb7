package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that fails at each stage of an association, in each way: what each is called, and that nothing is left open. */
public abstract non-sealed class StageContract extends EngineContract {
    private static final int SEVERAL_BUFFERS = 16 << 20;

    protected StageContract(String engine) {
        super(engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "association * at connect: abort",
                "association * at connect: close",
                "association *: abort",
                "association *: abort 2/2",
                "association *: reset",
                "association *: close",
                "association *: garbage",
                "association *: half, answer, close"
            })
    void losesTheAssociationWhileItIsOpened(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            assertThat(failure(engine.connect(
                            request(DicomAddress.parse(peer.address()), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageStartingWith(peer.address());
        }
    }

    /** The connection may be gone before it is known to stand. */
    @Test
    void losesTheConnectionAtOnce() {
        try (FaultyPeer peer = FaultyPeer.start("association * at connect: reset")) {
            assertThat(failure(engine.connect(
                            request(DicomAddress.parse(peer.address()), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOfAny(AssociationAbortedException.class, ConnectionFailedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"association * at connect: stall", "association *: silent", "association *: half, answer, stall"
            })
    void doesNotWaitForEverForAnAnswerToTheRequest(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            assertThat(failure(
                            engine.connect(request(DicomAddress.parse(peer.address()), CT, shortAssociateTimeout()))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("(associate timeout)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object * after 0 pdvs: abort",
                "object * after 0 pdvs: reset",
                "object * after 0 pdvs: close",
                "object * after 2 pdvs: abort",
                "object * after 2 pdvs: reset",
                "object * after 2 pdvs: close",
                "object * after 2 pdvs: release",
                "object * after 2 pdvs: garbage"
            })
    void losesAnObjectHalfWay(String script) throws IOException {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association = connect(peer);
            assertThat(failure(association.store(sparse(SEVERAL_BUFFERS))))
                    .isInstanceOf(AssociationAbortedException.class);
            assertOver(association, peer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object *: abort",
                "object *: reset",
                "object *: close",
                "object *: half, answer, close",
                "object *: garbage",
                "object *: message-id +3",
                "object *: context 77",
                "object *: instance 1.2.9",
                "object *: status FF00"
            })
    void losesTheAnswerToAnObject(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association = connect(peer);
            assertThat(failure(association.store(heap(1000))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class);
            assertOver(association, peer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"object *: silent", "object *: half, answer, stall"})
    void doesNotWaitForEverForTheAnswerToAnObject(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association =
                    get(engine.connect(request(DicomAddress.parse(peer.address()), CT, shortTimeouts())));
            assertThat(failure(association.store(heap(1000))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(DicomTimeoutException.class);
            assertThat(association.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"echo *: abort", "echo *: reset", "echo *: close", "echo *: message-id +5", "echo *: garbage"})
    void losesTheAnswerToAnEcho(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association = get(engine.connect(
                    request(DicomAddress.parse(peer.address()), VERIFICATION, AssociationOptions.DEFAULTS)));
            assertThat(failure(association.echo())).isInstanceOf(AssociationAbortedException.class);
            assertOver(association, peer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"object 1: split 12 50ms", "object 1: delay 100ms, status 0000", "association *: max-pdu 4097"})
    void waitsForAPeerThatIsSlowOrOdd(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association = connect(peer);
            for (int length : List.of(10, 100_000, 0)) {
                assertThat(get(association.store(heap(length))).status().isSuccess())
                        .isTrue();
            }
            get(association.release());
            assertThat(peer.recording().associations())
                    .allSatisfy(seen -> assertThat(seen.violations()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"object * after 0 pdvs: stall", "object * after 2 pdvs: stall"})
    void doesNotWaitForEverForAPeerThatTakesNoMoreOfAnObject(String script) throws IOException {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association = get(engine.connect(
                    request(DicomAddress.parse(peer.address()), CT, shortTimeouts(Duration.ofSeconds(2)))));
            assertThat(failure(association.store(sparse(64 << 20))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("(write timeout)");
            get(association.closed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo *: silent", "echo *: half, answer, stall"})
    void doesNotWaitForEverForTheAnswerToAnEcho(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association =
                    get(engine.connect(request(DicomAddress.parse(peer.address()), VERIFICATION, shortTimeouts())));
            assertThat(failure(association.echo()))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("(response timeout)");
            assertThat(association.isOpen()).isFalse();
        }
    }

    /** The answer holds, and the loss is seen although nothing is asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "object * after answer: abort",
                "object * after answer: reset",
                "object * after answer: close",
                "object * after answer: release",
                "object * after answer: garbage"
            })
    void seesThatAnIdleAssociationIsLost(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association = connect(peer);
            assertThat(get(association.store(heap(1000))).status().isSuccess()).isTrue();
            assertOver(association, peer);
            assertThat(failure(association.store(heap(1000)))).isInstanceOf(AssociationAbortedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release *: abort",
                "release *: reset",
                "release *: close",
                "release *: silent",
                "release *: garbage"
            })
    void isReleasedWhateverThePeerDoes(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            Association association =
                    get(engine.connect(request(DicomAddress.parse(peer.address()), CT, shortTimeouts())));
            get(association.release());
            assertOver(association, peer);
        }
    }

    private Association connect(FaultyPeer peer) {
        return get(engine.connect(request(DicomAddress.parse(peer.address()), CT, AssociationOptions.DEFAULTS)));
    }

    private static void assertOver(Association association, FaultyPeer peer) {
        get(association.closed());
        assertThat(association.isOpen()).isFalse();
        await("connections")
                .atMost(Duration.ofSeconds(BOUND_SECONDS))
                .until(() -> peer.recording().openNow() == 0);
    }
}
