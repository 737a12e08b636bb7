package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.FakePeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Associations that are lost, and what is known of the object then. */
public abstract class LossContract extends EngineContract {
    protected LossContract(String engine) {
        super(engine);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheAnswerTimesOut() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            p.expectAbort();
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            CompletionStage<StoreResponse> sent = association.store(heap(1000));
            CompletionStage<StoreResponse> waiting = association.store(heap(1000));
            assertThat(failure(sent))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("no response within 300 ms (response timeout)")
                    .cause()
                    .isInstanceOfSatisfying(
                            DicomTimeoutException.class,
                            late -> assertThat(late.kind()).isEqualTo(DicomTimeoutException.Kind.RESPONSE));
            assertThat(failure(waiting)).as("never sent").isInstanceOf(DicomTimeoutException.class);
            get(association.closed());
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort"})
    void doesNotKnowTheOutcomeWhenTheAssociationIsLostAfterTheLastByte(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            end(p, how);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(heap(1000))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class);
            assertThat(association.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort"})
    void knowsThatNothingArrivedWhenTheAssociationIsLostBeforeTheLastByte(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.expect(4);
            end(p, how);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(sparse(64 << 20))))
                    .isInstanceOfSatisfying(
                            AssociationAbortedException.class,
                            aborted -> assertThat(aborted.isNegotiating()).isFalse());
        }
    }

    @Test
    void abortsWhereThePeerTakesNoMoreBytes() throws Exception {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            get(taken);
        })) {
            Association association = connect(peer, CT, shortTimeouts(Duration.ofSeconds(2)));
            assertThat(failure(association.store(sparse(64 << 20))))
                    .hasMessageContaining("the peer took no byte within 2000 ms (write timeout)")
                    .isInstanceOfSatisfying(
                            DicomTimeoutException.class,
                            late -> assertThat(late.kind()).isEqualTo(DicomTimeoutException.Kind.WRITE));
            assertThat(association.isOpen()).isFalse();
        } finally {
            taken.complete(null);
        }
    }

    @ParameterizedTest
    @CsvSource({"2000", "3000000"})
    void reportsAFileThatIsShorterThanItsRegion(int length) throws Exception {
        Path file = Files.write(folder.resolve("short"), new byte[length - 1000]);
        EncodedDataSet dataSet = new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, length)));
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            Throwable failure = failure(association.store(dataSet));
            assertThat(failure).isInstanceOf(MalformedObjectException.class).hasMessageNotContaining(folder.toString());
            assertThat(((MalformedObjectException) failure).problem())
                    .isEqualTo(MalformedObjectException.Problem.TRUNCATED);
            get(association.release());
            peer.finished();
        }
    }

    @Test
    void reportsAFileThatIsGone() throws Exception {
        EncodedDataSet dataSet =
                new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(folder.resolve("gone"), 0, 10)));
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            assertThat(failure(association.store(dataSet)))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageContaining("NoSuchFileException")
                    .hasMessageNotContaining(folder.toString());
            get(association.release());
            peer.finished();
        }
    }
}
