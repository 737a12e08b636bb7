package io.cameldicom.component.conformance;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the engine {@code recording}, which keeps what it is asked to propose, and connects to nobody. */
public final class RecordingEngineProvider implements DicomEngineProvider {
    private static final List<AssociationRequest> REQUESTS = new CopyOnWriteArrayList<>();

    /** What was asked for at the peer of that title. */
    static List<AssociationRequest> requests(String calledAeTitle) {
        return REQUESTS.stream()
                .filter(request -> request.peer().aeTitle().value().equals(calledAeTitle))
                .toList();
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public DicomEngine create() {
        return new DicomEngine() {
            @Override
            public String name() {
                return "recording";
            }

            @Override
            public CompletionStage<Association> connect(AssociationRequest request) {
                REQUESTS.add(request);
                return CompletableFuture.failedFuture(
                        new AssociationRejectedException(request.peer(), "recorded only", 1, 1, 1));
            }

            @Override
            public void close() {}
        };
    }
}
