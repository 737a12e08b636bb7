package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The engine under test, for tests that wait for what it does. */
final class Scu implements AutoCloseable {
    private static final long BOUND_SECONDS = 60;

    private final DicomEngine engine = EngineUnderTest.create();

    DicomEngine engine() {
        return engine;
    }

    Association connect(DicomAddress peer, String sopClass, String... transferSyntaxes) {
        return connect(peer, AssociationOptions.DEFAULTS, sopClass, transferSyntaxes);
    }

    Association connect(DicomAddress peer, AssociationOptions options, String sopClass, String... transferSyntaxes) {
        List<ProposedContext> contexts = Arrays.stream(transferSyntaxes)
                .map(uid -> ProposedContext.of(sopClass, uid))
                .toList();
        return get(engine.connect(new AssociationRequest(peer, new AeTitle("SCU"), contexts, options)));
    }

    /** One object over an association of its own. */
    StoreResponse store(DicomAddress peer, EncodedDataSet dataSet) {
        Association association = connect(peer, dataSet.sopClassUid(), dataSet.transferSyntaxUid());
        StoreResponse response = get(association.store(dataSet));
        get(association.release());
        return response;
    }

    /** The data set of a made file, as a region of it. */
    static EncodedDataSet region(TestObjects object, Path file) {
        int length = object.dataSet().length;
        return new EncodedDataSet(
                object.sopClass(),
                object.instance(),
                object.transferSyntax(),
                List.of(new FileRegion(file, file.toFile().length() - length, length)));
    }

    /** The result, or what the stage failed with. */
    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
