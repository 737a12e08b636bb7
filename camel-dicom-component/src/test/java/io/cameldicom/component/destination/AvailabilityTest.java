package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final DicomAddress PEER = DicomAddress.parse("PEER@127.0.0.1:104");
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile Predicate<AssociationRequest> accepts = request -> false;
    private final DestinationKey key = new DestinationKey(
            "fake",
            PEER,
            new AeTitle("SCU"),
            AssociationOptions.DEFAULTS,
            Proposal.NONE,
            PoolOptions.DEFAULTS,
            StatusPolicy.DEFAULTS,
            new BreakerOptions(1, Duration.ofMillis(10), Duration.ofMillis(20)));
    private final Availability availability = new Availability(
            key, new FakeEngine(), timer, new DestinationStatistics(Clock.systemUTC(), System::nanoTime));
    private final DicomEngine watched = availability.watched(failure -> {});

    @AfterEach
    void stopTimer() {
        availability.stop();
        timer.shutdownNow();
    }

    @Test
    void findsAPeerThatRefusesEveryQuestionByAnObject() {
        open();

        for (int i = 0; i < 3; i++) {
            await().atMost(BOUND).until(availability::isAvailable);
            assertThat(availability.state()).isEqualTo(DestinationState.AWAY);
            assertThat(availability.refusal()).isEmpty();
            open();
        }
        accepts = request -> !request.contexts().get(0).abstractSyntax().equals("1.2.840.10008.1.1");
        await().atMost(BOUND).until(() -> availability.refusal().isEmpty());
        open();

        assertThat(availability.refusal()).isEmpty();
        assertThat(availability.refusal()).isEmpty();
        assertThat(availability.state()).isEqualTo(DestinationState.AVAILABLE);
    }

    @Test
    void letsNoObjectTryWhilePausedWhateverThePeerDoes() {
        accepts = request -> true;
        List<PeerUnavailableException> failed = new ArrayList<>();

        availability.pause(failed::add);
        availability.pause(failed::add);
        open();

        assertThat(failed)
                .singleElement()
                .satisfies(failure -> assertThat(failure.state()).isEqualTo(DestinationState.PAUSED));
        assertThat(availability.isAvailable()).isFalse();
        assertThat(availability.refusal())
                .get()
                .extracting(PeerUnavailableException::state)
                .isEqualTo(DestinationState.PAUSED);
        availability.resume();
        assertThat(availability.state()).isEqualTo(DestinationState.AVAILABLE);
        assertThat(availability.refusal()).isEmpty();
    }

    @Test
    void leavesTheOneTryOfAPeerThatIsAwayForWhenItIsResumed() {
        open();
        await().atMost(BOUND).until(availability::isAvailable);

        availability.pause(failure -> {});
        assertThat(availability.refusal()).isPresent();
        availability.resume();

        assertThat(availability.state()).isEqualTo(DestinationState.AWAY);
        await().atMost(BOUND).until(() -> availability.refusal().isEmpty());
    }

    private void open() {
        ProposedContext context = ProposedContext.of("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.1.2");
        watched.connect(new AssociationRequest(PEER, key.callingAeTitle(), List.of(context), key.associationOptions()));
    }

    private final class FakeEngine implements DicomEngine {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public CompletionStage<Association> connect(AssociationRequest request) {
            return accepts.test(request)
                    ? CompletableFuture.completedFuture(ScriptedAssociation.accepting(request, proposed -> true))
                    : CompletableFuture.failedFuture(new AssociationRejectedException(PEER, "rejected", 1, 1, 1));
        }

        @Override
        public void close() {}
    }
}
