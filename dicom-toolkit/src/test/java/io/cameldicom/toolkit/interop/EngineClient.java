package io.cameldicom.toolkit.interop;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The engine under test as a test uses it: one association for each request, and waiting for the answer. */
final class EngineClient implements AutoCloseable {
    private static final String VERIFICATION = "1.2.840.10008.1.1";
    private static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    private static final long BOUND_SECONDS = 120;

    private final DicomEngine engine = EngineUnderTest.create();

    /** C-ECHO. */
    DimseStatus echo(DicomAddress peer) throws Exception {
        Association association = connect(peer, ProposedContext.of(VERIFICATION, IMPLICIT_LITTLE_ENDIAN));
        DimseStatus status = get(association.echo());
        get(association.release());
        return status;
    }

    /** C-STORE; throws what the engine reports. */
    StoreResponse store(DicomAddress peer, EncodedDataSet object) throws Exception {
        Association association = connect(peer, ProposedContext.of(object.sopClassUid(), object.transferSyntaxUid()));
        try {
            return get(association.store(object));
        } finally {
            get(association.release());
        }
    }

    private Association connect(DicomAddress peer, ProposedContext context) throws Exception {
        return get(engine.connect(
                new AssociationRequest(peer, new AeTitle("INTEROP"), List.of(context), AssociationOptions.DEFAULTS)));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
