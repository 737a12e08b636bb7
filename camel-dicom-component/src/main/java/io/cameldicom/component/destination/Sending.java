package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.ContextPair;
import io.cameldicom.toolkit.pool.Lease;
import io.cameldicom.toolkit.pool.PoolClosedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The way of one object to its peer: an association, the conversion to what the peer takes, C-STORE. Where the pool knows
 * by then that the peer refuses the object's own transfer syntax, the object is converted before it asks for an
 * association; else it gives the association back for as long as the conversion takes. So no association waits for a file,
 * and no thread of the engine or of the pool converts. While the peer is away, nothing is tried.
 */
final class Sending {
    /**
     * The answer of the peer.
     *
     * @param associationNumber of the association that carried the object
     */
    record Answer(StoreResponse response, long associationNumber) {}

    private final Supplier<Optional<PeerUnavailableException>> refusal;
    private final AssociationPool pool;
    private final DicomEngine engine;
    private final boolean digest;
    private final Executor conversions;
    private final OutgoingObject object;
    private final List<ContextPair> preferences = new ArrayList<>();
    /** By transfer syntax; the object's own, and what it was converted to so far. */
    private final Map<String, EncodedDataSet> encodings = new ConcurrentHashMap<>();

    private volatile boolean converts;

    /**
     * @param refusal there while the peer is away
     * @param digest whether associations of the pool compute the SHA-256 of what they send
     * @param conversions threads that may block
     */
    Sending(
            Supplier<Optional<PeerUnavailableException>> refusal,
            AssociationPool pool,
            DicomEngine engine,
            boolean digest,
            Executor conversions,
            OutgoingObject object) {
        this.refusal = refusal;
        this.pool = pool;
        this.engine = engine;
        this.digest = digest;
        this.conversions = conversions;
        this.object = object;
        EncodedDataSet own = object.own();
        encodings.put(own.transferSyntaxUid(), own);
        preferences.add(new ContextPair(own.sopClassUid(), own.transferSyntaxUid()));
        for (String alternative : object.alternatives().transferSyntaxUids()) {
            preferences.add(new ContextPair(own.sopClassUid(), alternative));
        }
    }

    /** Blocks on nothing but reading ahead; to be called once. */
    CompletionStage<Answer> send() {
        String expected = pool.expected(preferences)
                .map(ContextPair::transferSyntaxUid)
                .orElse(object.own().transferSyntaxUid());
        return in(expected).thenCompose(this::send).whenComplete((answer, failure) -> closeAlternatives());
    }

    /** Deleting files takes its time too: on no thread of the engine, unless there is no other any more. */
    private void closeAlternatives() {
        if (converts) {
            try {
                conversions.execute(object.alternatives()::close);
                return;
            } catch (RejectedExecutionException e) {
                // stopped: what was converted must go all the same
            }
        }
        object.alternatives().close();
    }

    private CompletionStage<EncodedDataSet> in(String transferSyntaxUid) {
        EncodedDataSet ready = encodings.get(transferSyntaxUid);
        if (ready != null) {
            return CompletableFuture.completedFuture(ready);
        }
        converts = true;
        try {
            return CompletableFuture.supplyAsync(() -> convert(transferSyntaxUid), conversions);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new PoolClosedException(pool.peer()));
        }
    }

    private EncodedDataSet convert(String transferSyntaxUid) {
        if (pool.isClosed()) {
            throw new PoolClosedException(pool.peer());
        }
        try {
            EncodedDataSet converted = object.alternatives().in(transferSyntaxUid);
            encodings.put(transferSyntaxUid, converted);
            return converted;
        } catch (OutOfMemoryError e) {
            throw new ConversionMemoryException(e);
        }
    }

    private CompletionStage<Answer> send(EncodedDataSet ready) {
        Optional<PeerUnavailableException> away = refusal.get();
        if (away.isPresent()) {
            return CompletableFuture.failedFuture(away.get());
        }
        CompletableFuture<Lease> asked = pool.lease(preferences).toCompletableFuture();
        // Whoever waits has the time to read; who has an association already is faster when both go on side by side.
        ReadAhead ahead = asked.isDone() ? ReadAhead.none(ready) : readAhead(ready);
        return asked.thenCompose(lease -> send(lease, ahead)).whenComplete((answer, failure) -> ahead.close());
    }

    private CompletionStage<Answer> send(Lease lease, ReadAhead ahead) {
        String granted = lease.pair().transferSyntaxUid();
        if (granted.equals(ahead.dataSet().transferSyntaxUid())) {
            return lease.use(association ->
                    answer(association, association.store(ahead, object.originator(), object.progress())));
        }
        ahead.close();
        EncodedDataSet ready = encodings.get(granted);
        if (ready != null) {
            return lease.use(association -> answer(
                    association, association.store(ReadAhead.none(ready), object.originator(), object.progress())));
        }
        lease.giveBack();
        return in(granted).thenCompose(this::send);
    }

    private static CompletionStage<Answer> answer(Association association, CompletionStage<StoreResponse> response) {
        return response.thenApply(received -> new Answer(received, association.number()));
    }

    /** The lease has been asked for and must be used: whatever fails here shows again when the object is sent. */
    private ReadAhead readAhead(EncodedDataSet dataSet) {
        try {
            return engine.readAhead(dataSet, digest);
        } catch (Throwable e) {
            return ReadAhead.none(dataSet);
        }
    }
}
