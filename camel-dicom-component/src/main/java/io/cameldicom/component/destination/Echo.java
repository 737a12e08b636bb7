package io.cameldicom.component.destination;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** C-ECHO on an association of its own: it proves that the peer accepts one now, whatever the pool holds. */
final class Echo {
    private static final String VERIFICATION = "1.2.840.10008.1.1";
    private static final String IMPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2";

    private Echo() {}

    static CompletionStage<EchoResult> send(DicomEngine engine, DestinationKey key) {
        ProposedContext verification = ProposedContext.of(VERIFICATION, IMPLICIT_VR_LITTLE_ENDIAN);
        AssociationRequest request = new AssociationRequest(
                key.peer(), key.callingAeTitle(), List.of(verification), key.associationOptions(), key.proposal());
        return engine.connect(request).thenCompose(Echo::send);
    }

    private static CompletionStage<EchoResult> send(Association association) {
        long start = System.nanoTime();
        return association
                .echo()
                .thenApply(status ->
                        new EchoResult(status, Duration.ofNanos(System.nanoTime() - start), association.number()))
                .whenComplete((result, failure) -> association.release());
    }
}
