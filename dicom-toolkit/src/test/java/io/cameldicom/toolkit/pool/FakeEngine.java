package io.cameldicom.toolkit.pool;

import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ProposedContext;
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
    final List<ScriptedAssociation> associations = new CopyOnWriteArrayList<>();
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
    ScriptedAssociation succeed(Attempt attempt) {
        ScriptedAssociation association = ScriptedAssociation.accepting(
                        attempt.request(), proposed -> accepts.test(pair(proposed)))
                .beforeItEnds(open::decrementAndGet);
        associations.add(association);
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        attempt.outcome().complete(association);
        return association;
    }

    /** The pairs proposed by an attempt, in order. */
    static List<ContextPair> proposedBy(Attempt attempt) {
        return attempt.request().contexts().stream().map(FakeEngine::pair).toList();
    }

    private static ContextPair pair(ProposedContext proposed) {
        return new ContextPair(
                proposed.abstractSyntax(), proposed.transferSyntaxes().get(0));
    }

    @Override
    public void close() {
        associations.forEach(ScriptedAssociation::abort);
    }
}
