package io.cameldicom.component.destination;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * An engine of which somebody hears what becomes of each association, before the one does who asked for it.
 *
 * @param opened gets each one that opens
 * @param failed gets the reason why one does not
 */
record WatchedEngine(DicomEngine engine, Consumer<Association> opened, Consumer<Throwable> failed)
        implements DicomEngine {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public CompletionStage<Association> connect(AssociationRequest request) {
        return engine.connect(request).whenComplete((association, failure) -> {
            if (failure == null) {
                opened.accept(association);
            } else {
                failed.accept(failure);
            }
        });
    }

    /** Leaves the engine open: others use it. */
    @Override
    public void close() {}
}
