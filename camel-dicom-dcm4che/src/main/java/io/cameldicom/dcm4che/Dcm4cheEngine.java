package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomEngine;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Opens associations through dcm4che, on threads of its own, so that no caller ever waits. */
public final class Dcm4cheEngine implements DicomEngine {
    static final String NAME = "dcm4che";

    private final EngineThreads threads = new EngineThreads();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Object closing = new Object();
    private boolean closed;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<Association> connect(AssociationRequest request) {
        synchronized (closing) {
            if (closed) {
                return CompletableFuture.failedFuture(closed(request));
            }
            Session session = new Session(request, threads);
            sessions.add(session);
            session.closed().thenRun(() -> sessions.remove(session));
            return session.open().thenApply(established -> new Dcm4cheAssociation(request, session));
        }
    }

    private static ConnectionFailedException closed(AssociationRequest request) {
        return new ConnectionFailedException(request.peer(), request.peer() + ": the engine is closed", null);
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
        }
        sessions.forEach(session -> session.closeWith(closed(session.request())));
        threads.close();
    }
}
