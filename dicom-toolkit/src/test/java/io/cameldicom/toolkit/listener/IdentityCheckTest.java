package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Decision;
import io.cameldicom.toolkit.netty.FakePeer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers who are asked who they are, by a validator that takes its time or fails. */
class IdentityCheckTest {
    private static final String VERIFICATION = "1.2.840.10008.1.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final int MOST = 4;

    @TempDir
    private Path folder;

    private DicomListener listen(UserIdentityValidator validator) {
        return DicomListener.start(
                new ListenerOptions(
                        new AeTitle("ARCHIVE"),
                        ListenerOptions.LOOPBACK,
                        0,
                        folder.resolve("incoming"),
                        false,
                        Set.of(),
                        MOST,
                        Set.of(),
                        Set.of(),
                        ReceptionLimits.DEFAULTS,
                        new AccessOptions(Set.of(), List.of(), List.of(), 0, Optional.of(validator)),
                        AssociationOptions.DEFAULTS),
                object -> CompletableFuture.completedFuture(DimseStatus.of(0)));
    }

    /** The questions of those who hang up go on, and each has a thread. */
    @Test
    void asksNoMoreCallersAtATimeThanMayHaveAssociations() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch decide = new CountDownLatch(1);
        try (DicomListener listener = listen((identity, requestor) -> {
            asked.incrementAndGet();
            decide.await();
            return Decision.ACCEPTED;
        })) {
            for (int i = 0; i < MOST; i++) {
                try (FakePeer peer = FakePeer.calling(listener.address())) {
                    peer.associate("ARCHIVE", "SCU", VERIFICATION, IMPLICIT);
                    int number = i + 1;
                    await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() == number);
                }
            }
            try (FakePeer peer = FakePeer.calling(listener.address())) {
                peer.associate("ARCHIVE", "SCU", VERIFICATION, IMPLICIT);
                assertThat(peer.expect(3)).endsWith(2, 3, 1);
            }
            assertThat(asked).hasValue(MOST);
            assertThat(listener.statistics().rejections()).containsEntry(RejectionCause.USER_IDENTITY, 1L);

            decide.countDown();
            await().atMost(Duration.ofSeconds(60)).until(() -> isAccepted(listener));
        }
    }

    private static boolean isAccepted(DicomListener listener) throws Exception {
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("ARCHIVE", "SCU", VERIFICATION, IMPLICIT);
            return peer.pdu()[0] == 2;
        }
    }

    @Test
    void rejectsWhereNothingIsDecided() throws Exception {
        try (DicomListener listener = listen((identity, requestor) -> null);
                FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("ARCHIVE", "SCU", VERIFICATION, IMPLICIT);
            assertThat(peer.expect(3)).endsWith(1, 1, 1);
        }
    }
}
