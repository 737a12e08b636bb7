package io.cameldicom.component.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.file.FileIdentity;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.PoolClosedException;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final String OWN = "1.2.840.10008.1.2.4.50";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Peer peer = new Peer();
    private final AssociationPool pool = new AssociationPool(
            peer,
            DicomAddress.parse("PEER@127.0.0.1:104"),
            new AeTitle("SCU"),
            AssociationOptions.DEFAULTS,
            new PoolOptions(1, 0, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)),
            timer);
    /** Conversions that wait for a thread. */
    private final Queue<Runnable> conversions = new ArrayDeque<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void sendsTheObjectAsItIsWhereThePeerTakesItAndConvertsNothing() {
        Converter converter = new Converter(EXPLICIT, IMPLICIT);

        CompletableFuture<Sending.Answer> answer = send(converter);

        assertThat(answer.join().response().transferSyntaxUid()).isEqualTo(OWN);
        assertThat(conversions).isEmpty();
        assertThat(converter.closed).isOne();
    }

    @Test
    void convertsToTheFirstAlternativeThatThePeerTakesOnAThreadForConversions() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(EXPLICIT, IMPLICIT);

        CompletableFuture<Sending.Answer> answer = send(converter);
        assertThat(answer).isNotDone();
        conversions.remove().run();

        assertThat(answer.join().response().transferSyntaxUid()).isEqualTo(IMPLICIT);
        assertThat(peer.stored).containsExactly(IMPLICIT);
        assertThat(converter.converted).containsExactly(IMPLICIT);
    }

    @Test
    void deletesWhatWasConvertedOnAThreadForConversionsToo() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(IMPLICIT);

        CompletableFuture<Sending.Answer> answer = send(converter);
        conversions.remove().run();

        assertThat(answer).isCompleted();
        assertThat(converter.closed).as("by the thread that brought the answer").isZero();
        conversions.remove().run();
        assertThat(converter.closed).isOne();
    }

    @Test
    void deletesWhatWasConvertedWhereNoThreadIsLeftForThat() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(IMPLICIT);
        CompletableFuture<Sending.Answer> answer = send(converter, task -> {
            if (!converter.converted.isEmpty()) {
                throw new RejectedExecutionException();
            }
            task.run();
        });

        assertThat(answer).isCompleted();
        assertThat(converter.closed).isOne();
    }

    @Test
    void holdsNoAssociationWhileItConverts() {
        peer.accepts = IMPLICIT::equals;
        CompletableFuture<Sending.Answer> converting = send(new Converter(IMPLICIT));
        assertThat(pool.statistics().idle()).isEqualTo(1);

        CompletableFuture<Sending.Answer> other = send(new Converter(IMPLICIT));
        conversions.remove();
        conversions.remove().run();

        assertThat(other).isCompleted();
        assertThat(converting).isNotDone();
    }

    @Test
    void convertsBeforeItAsksForAnAssociationOnceThePeerHasAnswered() {
        peer.accepts = IMPLICIT::equals;
        send(new Converter(IMPLICIT));
        runConversions();
        assertThat(pool.statistics().leases())
                .as("one to find out, one to send")
                .isEqualTo(2);

        send(new Converter(IMPLICIT));
        runConversions();

        assertThat(pool.statistics().leases()).isEqualTo(3);
        assertThat(peer.stored).containsExactly(IMPLICIT, IMPLICIT);
        assertThat(peer.requests).hasSize(1);
    }

    @Test
    void convertsAgainWhereThePeerTakesSomethingElseByTheTimeTheObjectIsReady() {
        peer.accepts = EXPLICIT::equals;
        Converter converter = new Converter(EXPLICIT, IMPLICIT);
        CompletableFuture<Sending.Answer> answer = send(converter);
        peer.associations.get(0).end();
        peer.accepts = IMPLICIT::equals;

        runConversions();

        assertThat(answer.join().response().transferSyntaxUid()).isEqualTo(IMPLICIT);
        assertThat(converter.converted).containsExactly(EXPLICIT, IMPLICIT);
        assertThat(converter.closed).isOne();
    }

    @Test
    void failsWithoutConvertingWhereThePeerTakesNothing() {
        peer.accepts = syntax -> false;
        Converter converter = new Converter(EXPLICIT, IMPLICIT);

        CompletableFuture<Sending.Answer> answer = send(converter);

        assertThatThrownBy(answer::join)
                .hasCauseInstanceOf(NoPresentationContextException.class)
                .hasMessageContaining("offered: " + String.join(", ", IMPLICIT, EXPLICIT, OWN));
        assertThat(converter.converted).isEmpty();
        assertThat(converter.closed).isOne();
    }

    @Test
    void failsTheObjectAloneWhereItCannotBeConverted() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(IMPLICIT);
        converter.failure =
                new MalformedObjectException(MalformedObjectException.Problem.TRUNCATED, "region: shorter", -1, 0);

        CompletableFuture<Sending.Answer> answer = send(converter);
        runConversions();

        assertThatThrownBy(answer::join).hasCause(converter.failure);
        assertThat(converter.closed).isOne();
        assertThat(pool.statistics().idle()).isEqualTo(1);
    }

    @Test
    void failsForNowTheObjectAloneWhereTheHeapHasNoRoomToConvertIt() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(IMPLICIT);
        converter.failure = new OutOfMemoryError();

        CompletableFuture<Sending.Answer> answer = send(converter);
        runConversions();

        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOf(ConversionMemoryException.class)
                .satisfies(failure ->
                        assertThat(StatusPolicy.DEFAULTS.outcomeOf(failure)).isEqualTo(Outcome.TRANSIENT));
        assertThat(converter.closed).isOne();
        assertThat(pool.statistics().idle()).isEqualTo(1);
    }

    @Test
    void convertsNoMoreOnceThePoolIsClosed() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(IMPLICIT);
        CompletableFuture<Sending.Answer> answer = send(converter);

        pool.close(Duration.ofSeconds(1));
        runConversions();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(converter.converted).isEmpty();
        assertThat(converter.closed).isOne();
    }

    @Test
    void failsAsClosedWhereNoThreadIsLeft() {
        peer.accepts = IMPLICIT::equals;
        Converter converter = new Converter(IMPLICIT);

        CompletableFuture<Sending.Answer> answer = send(converter, task -> {
            throw new RejectedExecutionException();
        });

        assertThatThrownBy(answer::join).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(converter.closed).isOne();
    }

    private void runConversions() {
        while (!conversions.isEmpty()) {
            conversions.remove().run();
        }
    }

    private CompletableFuture<Sending.Answer> send(Converter converter) {
        return send(converter, conversions::add);
    }

    private CompletableFuture<Sending.Answer> send(Converter converter, Executor threads) {
        return new Sending(Optional::empty, pool, peer, false, threads, object(converter))
                .send()
                .toCompletableFuture();
    }

    private static OutgoingObject object(Converter converter) {
        return new OutgoingObject(
                encoded(OWN),
                new FileIdentity(2, FileTime.fromMillis(0), Optional.empty(), Optional.empty()),
                converter,
                StoreProgress.NONE);
    }

    private static EncodedDataSet encoded(String transferSyntax) {
        return new EncodedDataSet("1.2", "1.3", transferSyntax, List.of(new Segment.Heap(new byte[2])));
    }

    private static final class Converter implements Alternatives {
        private final List<String> targets;
        private final List<String> converted = new ArrayList<>();
        private Throwable failure;
        private int closed;

        Converter(String... targets) {
            this.targets = List.of(targets);
        }

        @Override
        public List<String> transferSyntaxUids() {
            return targets;
        }

        @Override
        public EncodedDataSet in(String transferSyntaxUid) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            converted.add(transferSyntaxUid);
            return encoded(transferSyntaxUid);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** Accepts what its transfer syntax allows, and answers every object with success. */
    private static final class Peer implements DicomEngine {
        private final List<AssociationRequest> requests = new ArrayList<>();
        private final List<ScriptedAssociation> associations = new ArrayList<>();
        private final List<String> stored = new ArrayList<>();
        private Predicate<String> accepts = syntax -> true;

        @Override
        public String name() {
            return "peer";
        }

        @Override
        public CompletionStage<Association> connect(AssociationRequest request) {
            requests.add(request);
            ScriptedAssociation association = ScriptedAssociation.accepting(
                            request,
                            proposed -> accepts.test(proposed.transferSyntaxes().get(0)))
                    .stores(object -> {
                        stored.add(object.transferSyntaxUid());
                        return CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
                    });
            associations.add(association);
            return CompletableFuture.completedFuture(association);
        }

        @Override
        public void close() {}
    }
}
