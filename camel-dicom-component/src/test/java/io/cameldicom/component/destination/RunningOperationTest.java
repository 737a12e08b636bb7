package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningOperationTest {
    private static final DicomAddress PEER = DicomAddress.parse("PEER@127.0.0.1:104");
    private static final DimseRequest FIND = new DimseRequest.Find("1.2.840.10008.5.1.4.1.2.2.1", DataSet.EMPTY);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SlowEngine engine = new SlowEngine();
    private final Destination destination = destination(Duration.ofMillis(50));
    private final CompletableFuture<DimseResponse> answer = new CompletableFuture<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void asksInExplicitOrImplicitLittleEndianAndKeepsTheAssociation() {
        RunningOperation running = invoke();
        ScriptedAssociation association = open();
        answer.complete(DimseResponse.of(DimseStatus.of(0)));

        assertThat(engine.request.contexts())
                .extracting(context -> context.transferSyntaxes().get(0))
                .containsExactly("1.2.840.10008.1.2.1", "1.2.840.10008.1.2");
        OperationResult result = running.result().toCompletableFuture().join();
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.associationNumber()).isEqualTo(association.number());
        assertThat(destination.associations().idle()).isEqualTo(1);
        assertThat(destination.statistics().count(Operation.FIND, Outcome.DONE)).isEqualTo(1);
    }

    @Test
    void judgesStatusesByTheService() {
        RunningOperation running = invoke();
        open();
        answer.complete(DimseResponse.of(DimseStatus.of(0xA801)));

        assertThat(running.result().toCompletableFuture().join().outcome()).isEqualTo(Outcome.PERMANENT);
        assertThat(destination.statistics().count(Operation.FIND, Outcome.PERMANENT))
                .isEqualTo(1);
    }

    @Test
    void sendsNothingOfWhatWasCancelledBefore() {
        RunningOperation running = invoke();
        running.cancel();

        assertThat(running.result()
                        .toCompletableFuture()
                        .join()
                        .response()
                        .status()
                        .isCancelled())
                .isTrue();
        ScriptedAssociation association = open();
        assertThat(association.wasCancelled()).isFalse();
        assertThat(destination.associations().idle()).isEqualTo(1);
    }

    @Test
    void keepsTheAssociationWhereThePeerAnswersTheCancel() {
        RunningOperation running = invoke();
        ScriptedAssociation association =
                open().whenCancelled(() -> answer.complete(DimseResponse.of(DimseStatus.of(0xFE00))));
        running.cancel();

        assertThat(running.result().toCompletableFuture().join().outcome()).isEqualTo(Outcome.DONE);
        assertThat(association.wasAborted()).isFalse();
    }

    @Test
    void abortsWhereThePeerDoesNotAnswerTheCancel() {
        RunningOperation running = invoke();
        ScriptedAssociation association = open();
        running.cancel();

        await().atMost(Duration.ofSeconds(60)).until(association::wasAborted);
        assertThat(running.result().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(AssociationAbortedException.class);
    }

    @Test
    void triesNothingWhileThePeerIsPaused() {
        destination.pause();

        assertThat(invoke().result().toCompletableFuture()).isCompletedExceptionally();
        assertThat(engine.request).isNull();
        assertThat(destination.statistics().count(Operation.FIND, Outcome.TRANSIENT))
                .isZero();
    }

    private RunningOperation invoke() {
        return destination.invoke(Operation.FIND, FIND, ResponseListener.NONE);
    }

    private ScriptedAssociation open() {
        ScriptedAssociation association =
                ScriptedAssociation.accepting(engine.request, proposed -> true).invokes((request, pending) -> answer);
        engine.connect.complete(association);
        return association;
    }

    private Destination destination(Duration responseTimeout) {
        AssociationOptions defaults = AssociationOptions.DEFAULTS;
        return new Destination(
                new DestinationKey(
                        "slow",
                        PEER,
                        new AeTitle("SCU"),
                        new AssociationOptions(
                                defaults.connectTimeout(),
                                defaults.associateTimeout(),
                                responseTimeout,
                                defaults.releaseTimeout(),
                                defaults.idleTimeout(),
                                defaults.writeTimeout(),
                                defaults.maximumPduLength(),
                                defaults.maximumSendPduLength(),
                                defaults.tls()),
                        Proposal.NONE,
                        PoolOptions.DEFAULTS,
                        StatusPolicy.DEFAULTS,
                        BreakerOptions.DEFAULTS),
                engine,
                timer,
                Runnable::run,
                EventReportHandler.NONE);
    }

    private static final class SlowEngine implements DicomEngine {
        private final CompletableFuture<Association> connect = new CompletableFuture<>();
        private AssociationRequest request;

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public CompletionStage<Association> connect(AssociationRequest asked) {
            request = asked;
            return connect;
        }

        @Override
        public void close() {}
    }
}
