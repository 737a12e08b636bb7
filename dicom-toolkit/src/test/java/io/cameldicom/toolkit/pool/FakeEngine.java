package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** An engine without a network: tests decide what each attempt to connect comes to. */
final class FakeEngine implements DicomEngine {
    /** An attempt to connect that waits for the test to decide. */
    record Attempt(AssociationRequest request, CompletableFuture<Association> outcome) {}

    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    final List<FakeAssociation> associations = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();

    /** What the peer accepts. */
    volatile Predicate<ContextPair> accepts = pair -> true;
    /** Whether attempts succeed at once, without the test. */
    volatile boolean connectsAtOnce = true;
    /** Thrown by connect itself. */
    volatile RuntimeException thrown;

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public CompletionStage<Association> connect(AssociationRequest request) {
        if (thrown != null) {
            throw thrown;
        }
        Attempt attempt = new Attempt(request, new CompletableFuture<>());
        attempts.add(attempt);
        if (connectsAtOnce) {
            succeed(attempt);
        }
        return attempt.outcome();
    }

    /** Lets an attempt succeed with the contexts that the peer accepts. */
    FakeAssociation succeed(Attempt attempt) {
        List<PresentationContext> accepted = new ArrayList<>();
        int id = 1;
        for (ProposedContext proposed : attempt.request().contexts()) {
            ContextPair pair = new ContextPair(
                    proposed.abstractSyntax(), proposed.transferSyntaxes().get(0));
            if (accepts.test(pair)) {
                accepted.add(new PresentationContext(id, pair.sopClassUid(), pair.transferSyntaxUid()));
            }
            id += 2;
        }
        FakeAssociation association =
                new FakeAssociation(this, attempt.request().peer(), accepted);
        associations.add(association);
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        attempt.outcome().complete(association);
        return association;
    }

    /** The pairs proposed by an attempt, in order. */
    static List<ContextPair> proposedBy(Attempt attempt) {
        return attempt.request().contexts().stream()
                .map(c ->
                        new ContextPair(c.abstractSyntax(), c.transferSyntaxes().get(0)))
                .toList();
    }

    @Override
    public void close() {
        associations.forEach(FakeAssociation::abort);
    }
}
