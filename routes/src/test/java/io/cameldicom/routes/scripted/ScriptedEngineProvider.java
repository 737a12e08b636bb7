package io.cameldicom.routes.scripted;

import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The engine {@code scripted}: it reaches the {@link Peer}s of the tests. */
public final class ScriptedEngineProvider implements DicomEngineProvider {
    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public DicomEngine create() {
        return new ScriptedEngine();
    }

    private static final class ScriptedEngine implements DicomEngine {
        private final ExecutorService loop = Executors.newSingleThreadExecutor();

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public CompletionStage<Association> connect(AssociationRequest request) {
            Peer peer = Peer.find(request.peer().aeTitle().value());
            Optional<RuntimeException> refusal = peer == null
                    ? Optional.of(new ConnectionFailedException(
                            request.peer(), request.peer() + ": connection refused", new java.net.ConnectException()))
                    : peer.refusal(request);
            CompletableFuture<Association> association = new CompletableFuture<>();
            loop.execute(() -> refusal.ifPresentOrElse(
                    association::completeExceptionally,
                    () -> association.complete(ScriptedAssociation.accepting(request, proposed -> true)
                            .stores(object -> CompletableFuture.supplyAsync(() -> peer.store(object), loop)
                                    .thenCompose(status -> status)))));
            return association;
        }

        @Override
        public void close() {
            loop.shutdownNow();
        }
    }
}
