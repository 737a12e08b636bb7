package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.file.FileIdentity;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DestinationTest {
    private static final DicomAddress PEER = DicomAddress.parse("PEER@127.0.0.1:104");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void sendsWithoutReadingAheadWhereThatFails() {
        EngineThatCannotReadAhead engine = new EngineThatCannotReadAhead();
        Destination destination = new Destination(
                new DestinationKey(
                        "fake",
                        PEER,
                        new AeTitle("SCU"),
                        AssociationOptions.DEFAULTS,
                        Proposal.NONE,
                        PoolOptions.DEFAULTS,
                        StatusPolicy.DEFAULTS,
                        BreakerOptions.DEFAULTS),
                engine,
                timer,
                Runnable::run,
                EventReportHandler.NONE);
        EncodedDataSet object =
                new EncodedDataSet("1.2", "1.3", "1.2.840.10008.1.2", List.of(new Segment.Heap(new byte[2])));
        FileIdentity source = new FileIdentity(2, FileTime.fromMillis(0), Optional.empty(), Optional.empty());

        CompletionStage<StoreResult> result =
                destination.store(new OutgoingObject(object, source, Alternatives.NONE, StoreProgress.NONE));
        engine.connect.complete(ScriptedAssociation.accepting(engine.request, proposed -> true));

        assertThat(result.toCompletableFuture())
                .isCompletedWithValueMatching(stored -> stored.outcome() == Outcome.DONE);
        assertThat(destination.associations().idle()).isEqualTo(1);
    }

    private static final class EngineThatCannotReadAhead implements DicomEngine {
        private final CompletableFuture<Association> connect = new CompletableFuture<>();
        private AssociationRequest request;

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public CompletionStage<Association> connect(AssociationRequest asked) {
            request = asked;
            return connect;
        }

        @Override
        public ReadAhead readAhead(EncodedDataSet dataSet) {
            throw new OutOfMemoryError("no buffers");
        }

        @Override
        public void close() {}
    }
}
