package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.netty.FakePeer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-FIND: matches one at a time, the listener's pace, cancel, and how it ends otherwise. */
public abstract non-sealed class QueryContract extends OperationContract {
    private static final Find QUERY = new Find(STUDY_FIND, dataSet("A*"));

    private final Queue<String> matches = new ConcurrentLinkedQueue<>();

    protected QueryContract(String engine) {
        super(engine);
    }

    final ResponseListener collect = response -> {
        matches.add(response.dataSet().orElseThrow().string(PATIENT_ID).orElse("-"));
        return CompletableFuture.completedFuture(null);
    };

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT})
    void hearsEveryMatchInItsOrder(String transferSyntax) throws Exception {
        TransferSyntax syntax = TransferSyntax.of(transferSyntax).orElseThrow();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(16384, transferSyntax);
            CommandSet request = p.command();
            assertThat(request.is(CommandField.C_FIND_RQ)).isTrue();
            assertThat(request.text(CommandTag.AFFECTED_SOP_CLASS_UID)).isEqualTo(STUDY_FIND);
            assertThat(p.dataSet()).isEqualTo(DataSetEncoder.encode(QUERY.identifier(), syntax));
            for (String id : List.of("A1", "A2", "A3")) {
                p.respond(
                        Operations.response(request, status(0xFF01), true), DataSetEncoder.encode(dataSet(id), syntax));
            }
            p.respond(request, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = get(engine.connect(new AssociationRequest(
                    peer.address(),
                    new AeTitle("SCU"),
                    List.of(ProposedContext.of(STUDY_FIND, transferSyntax)),
                    AssociationOptions.DEFAULTS)));
            DimseResponse last = get(association.invoke(QUERY, collect).response());
            assertThat(last.status().isSuccess()).isTrue();
            assertThat(matches).containsExactly("A1", "A2", "A3");
            assertThat(association.isOpen()).isTrue();
            get(association.release());
        }
    }

    @Test
    void cutsALongQueryAndJoinsALongMatch() throws Exception {
        DataSet lengthy = dataSet("A").with(Element.of(0x00104000, VR.LT, "x".repeat(50_000)));
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(4096, IMPLICIT);
            CommandSet request = p.command();
            assertThat(p.dataSet()).isEqualTo(encoded(lengthy));
            assertThat(p.longestData()).isLessThanOrEqualTo(4096);
            p.respond(Operations.response(request, status(PENDING), true), encoded(lengthy));
            p.respond(request, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            get(association.invoke(new Find(STUDY_FIND, lengthy), collect).response());
            assertThat(matches).containsExactly("A");
            get(association.release());
            peer.finished();
        }
    }

    @Test
    void readsTheNextMatchOnlyWhenTheListenerHasDoneWithTheLast() throws Exception {
        AtomicReference<CompletableFuture<Void>> busy = new AtomicReference<>();
        AtomicInteger heard = new AtomicInteger();
        byte[] much = encoded(dataSet("A").with(Element.of(0x00104000, VR.LT, "x".repeat(500_000))));
        int many = 40;
        AtomicInteger sent = new AtomicInteger();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            for (int i = 0; i < many; i++) {
                p.respond(Operations.response(request, status(PENDING), true), much);
                sent.incrementAndGet();
            }
            p.respond(request, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            Invocation query = association.invoke(QUERY, response -> {
                heard.incrementAndGet();
                CompletableFuture<Void> done = new CompletableFuture<>();
                busy.set(done);
                return done;
            });
            await().atMost(BOUND).until(() -> heard.get() == 1);
            AtomicInteger before = new AtomicInteger(-1);
            await("the peer is stuck")
                    .during(Duration.ofSeconds(1))
                    .atMost(BOUND)
                    .until(() -> {
                        int now = sent.get();
                        return before.getAndSet(now) == now;
                    });
            assertThat(sent.get()).isLessThan(many);
            assertThat(heard.get()).isEqualTo(1);
            for (int i = 1; i <= many; i++) {
                int next = i;
                await().pollInterval(Duration.ofMillis(10)).atMost(BOUND).until(() -> heard.get() == next);
                busy.get().complete(null);
            }
            assertThat(get(query.response()).status().isSuccess()).isTrue();
            get(association.release());
        }
    }

    @Test
    void completesAfterTheListenerHasDoneWithTheLastMatch() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> heard = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            match(p, request, "A1");
            p.respond(request, 0);
            p.drain();
        })) {
            Association association = connect(peer, STUDY_FIND, responseTimeout());
            CompletableFuture<DimseResponse> response = association
                    .invoke(QUERY, match -> {
                        heard.complete(null);
                        return done;
                    })
                    .response()
                    .toCompletableFuture();
            get(heard);
            await().during(RESPONSE.plusSeconds(1)).atMost(BOUND).until(() -> !response.isDone());
            assertThat(association.isOpen())
                    .as("no timeout runs while the listener is busy")
                    .isTrue();
            done.complete(null);
            assertThat(get(response).status().isSuccess()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "engine"})
    void endsWhileTheListenerIsBusy(String how) throws Exception {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            match(p, request, "A1");
            match(p, request, "A2");
            p.expectAbort();
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            Invocation query = association.invoke(QUERY, match -> {
                heard.complete(null);
                return new CompletableFuture<>();
            });
            get(heard);
            if (how.equals("abort")) {
                association.abort();
            } else {
                engine.close();
            }
            assertThat(failure(query.response())).isInstanceOf(AssociationAbortedException.class);
            get(association.closed());
            peer.finished();
        }
    }

    @Test
    void isReleasedWhenTheListenerHasDoneAndTheAnswerIsThere() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> heard = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            match(p, request, "A1");
            p.respond(request, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            Invocation query = association.invoke(QUERY, match -> {
                heard.complete(null);
                return done;
            });
            get(heard);
            CompletionStage<Void> released = association.release();
            done.complete(null);
            get(released);
            assertThat(get(query.response()).status().isSuccess()).isTrue();
            peer.finished();
        }
    }

    @Test
    void cancelsAndDropsWhatStillComes() throws Exception {
        AtomicReference<Invocation> query = new AtomicReference<>();
        CompletableFuture<Void> invoked = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet request = request(p);
            match(p, request, "A1");
            match(p, request, "A2");
            CommandSet cancel = p.command();
            assertThat(cancel.is(CommandField.C_CANCEL_RQ)).isTrue();
            assertThat(cancel.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO)).hasValue(FakePeer.id(request));
            match(p, request, "A3");
            p.respond(request, 0xFE00);
            p.respond(p.command(), 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, STUDY_FIND, VERIFICATION);
            query.set(association.invoke(
                    QUERY,
                    response -> invoked.thenCompose(now -> {
                        CompletionStage<Void> done = collect.pending(response);
                        query.get().cancel();
                        query.get().cancel();
                        return done;
                    })));
            invoked.complete(null);
            assertThat(get(query.get().response()).status().isCancelled()).isTrue();
            assertThat(matches).containsExactly("A1");
            assertThat(get(association.echo()).isSuccess())
                    .as("the association goes on")
                    .isTrue();
        }
    }

    @Test
    void sendsNothingOfAQueryThatIsCancelledWhileItWaits() throws Exception {
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            get(cancelled);
            p.respond(request, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            Invocation first = association.invoke(QUERY, collect);
            Invocation second = association.invoke(QUERY, collect);
            second.cancel();
            assertThat(get(second.response()).status().isCancelled()).isTrue();
            cancelled.complete(null);
            assertThat(get(first.response()).status().isSuccess()).isTrue();
            get(association.release());
            peer.finished();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "fails", "null"})
    void cancelsAndFailsWithAListenerThatFails(String how) throws Exception {
        IllegalStateException why = new IllegalStateException("enough");
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            match(p, request, "A1");
            assertThat(p.command().is(CommandField.C_CANCEL_RQ)).isTrue();
            match(p, request, "A2");
            p.respond(request, 0xFE00);
            p.drain();
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            Invocation query = association.invoke(QUERY, match -> {
                collect.pending(match);
                if (how.equals("throws")) {
                    throw why;
                }
                return how.equals("null") ? null : CompletableFuture.failedFuture(why);
            });
            assertThat(failure(query.response()))
                    .isInstanceOf(how.equals("null") ? NullPointerException.class : IllegalStateException.class);
            assertThat(matches).containsExactly("A1");
            assertThat(association.isOpen()).isTrue();
        }
    }

    @Test
    void waitsAnewAfterEachResponseAndTimesOutAfterTheLast() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            match(p, request, "A1");
            match(p, request, "A2");
            p.expectAbort();
        })) {
            Association association = connect(peer, STUDY_FIND, responseTimeout());
            assertThat(failure(association.invoke(QUERY, collect).response()))
                    .hasMessageContaining("no response within 3000 ms (response timeout)")
                    .isInstanceOfSatisfying(
                            DicomTimeoutException.class,
                            late -> assertThat(late.kind()).isEqualTo(DicomTimeoutException.Kind.RESPONSE));
            assertThat(matches).containsExactly("A1", "A2");
            peer.finished();
        }
    }

    @Test
    void timesOutWhereTheAnswerToACancelDoesNotCome() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            request(p);
            p.command();
            p.expectAbort();
        })) {
            Association association = connect(peer, STUDY_FIND, shortTimeouts());
            Invocation query = association.invoke(QUERY, collect);
            query.cancel();
            assertThat(failure(query.response())).isInstanceOf(DicomTimeoutException.class);
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort"})
    void failsWhereTheAssociationIsLostBetweenMatches(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = request(p);
            match(p, request, "A1");
            end(p, how);
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            assertThat(failure(association.invoke(QUERY, collect).response()))
                    .isInstanceOf(AssociationAbortedException.class);
            get(association.closed());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA700, 0xA900, 0xC001, 0x0122, 0x1234})
    void reportsWhateverFinalStatusComes(int status) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.respond(request(p), status);
            p.drain();
        })) {
            Association association = connect(peer, STUDY_FIND, AssociationOptions.DEFAULTS);
            DimseResponse last = get(association.invoke(QUERY, collect).response());
            assertThat(last.status().code()).isEqualTo(status);
            assertThat(association.isOpen()).isTrue();
        }
    }

    @Test
    void sendsNothingWithoutAContext() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.respond(p.command(), 0);
            p.drain();
        })) {
            Association association = connect(peer, VERIFICATION, AssociationOptions.DEFAULTS);
            Invocation query = association.invoke(QUERY, collect);
            query.cancel();
            assertThat(failure(query.response()))
                    .isInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining(STUDY_FIND);
            assertThat(get(association.echo()).isSuccess()).isTrue();
        }
    }

    @Test
    void sendsNothingOfAnIdentifierThatCannotBeEncoded() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            p.respond(p.command(), 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, VERIFICATION, STUDY_FIND);
            DataSet odd = DataSet.of(Element.of(0x00020010, VR.UI, "1.2"));
            for (DataSet identifier : List.of(DataSet.EMPTY, odd)) {
                assertThat(failure(association
                                .invoke(new Find(STUDY_FIND, identifier), collect)
                                .response()))
                        .isInstanceOf(MalformedObjectException.class);
            }
            assertThat(get(association.echo()).isSuccess()).isTrue();
        }
    }
}
