package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.HungFile;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Associations that are lost, and what is known of the object then. */
public abstract non-sealed class LossContract extends EngineContract {
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
            Association association = connect(peer, CT, shortReleaseTimeout());
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
            store(p, 0);
        })) {
            Association association = connect(peer, CT, shortReleaseTimeout());
            assertThat(failure(association.store(dataSet)))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageContaining("NoSuchFileException")
                    .hasMessageNotContaining(folder.toString());
            assertThat(get(association.store(heap(10))).status().isSuccess())
                    .as("nothing of it was sent")
                    .isTrue();
            get(association.release());
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "400000"})
    void failsAnObjectWhoseFileHangsAfterTheWriteTimeout(int before) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    p.drain();
                });
                HungFile hung = HungFile.at(folder.resolve("hung"))) {
            Association association = connect(peer, CT, longTimeoutsBut(SHORT));
            assertThat(failure(association.store(hanging(hung, before))))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageContaining("TimeoutException");
            if (before == 0) {
                association.abort(); // of which nothing was sent it may be open
            }
            get(association.closed());
        }
    }

    @Test
    void sendsOtherFilesWhileSomeHang() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    store(p, 0);
                });
                HungFile hung = HungFile.at(folder.resolve("hung"))) {
            for (int i = 0; i <= Math.max(2, Runtime.getRuntime().availableProcessors()); i++) {
                FakePeer other = FakePeer.that(p -> {
                    p.accept();
                    p.drain();
                });
                connect(other, CT, longTimeouts()).store(hanging(hung, 0));
            }
            Association association = connect(peer, CT, longTimeouts());
            assertThat(get(association.store(heap(1_000_000))).status().isSuccess())
                    .isTrue();
        }
    }

    @Test
    void failsAnObjectWhoseFileHangsWhenTheAssociationEnds() throws Exception {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    p.expect(4);
                    begun.complete(null);
                    p.drain();
                });
                HungFile hung = HungFile.at(folder.resolve("hung"))) {
            Association association = connect(peer, CT, longTimeouts());
            CompletionStage<StoreResponse> store = association.store(hanging(hung, 400_000));
            get(begun);
            association.abort();
            assertThat(failure(store)).isInstanceOf(AssociationAbortedException.class);
        }
    }

    private static EncodedDataSet hanging(HungFile hung, int before) {
        return new EncodedDataSet(
                CT, "1.2.3", IMPLICIT, List.of(new Heap(new byte[before]), new FileRegion(hung.path(), 0, 1000)));
    }

    /** Only the write timeout may expire. */
    private static AssociationOptions longTimeoutsBut(Duration writeTimeout) {
        Duration aLongTime = Duration.ofMinutes(10);
        return new AssociationOptions(
                aLongTime, aLongTime, aLongTime, aLongTime, aLongTime, writeTimeout, 16384, 1 << 20, Optional.empty());
    }
}
