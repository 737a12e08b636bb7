package io.cameldicom.testing.contract;

import io.cameldicom.testing.SmallJvm;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Runs in a JVM with little memory: an engine sends one file. */
final class LargeStoreMain {
    private static final long BOUND_MINUTES = 5;

    private LargeStoreMain() {}

    /** @param arguments engine, address of the peer, file */
    public static void main(String[] arguments) throws Exception {
        EncodedDataSet object =
                DicomFile.read(Path.of(arguments[2]), ReadLimits.DEFAULTS).encoded();
        try (DicomEngine engine = EngineContract.provider(arguments[0]).create()) {
            Association association = get(engine.connect(new AssociationRequest(
                    DicomAddress.parse(arguments[1]),
                    new AeTitle("SCU"),
                    List.of(ProposedContext.of(object.sopClassUid(), object.transferSyntaxUid())),
                    AssociationOptions.DEFAULTS.withDigest(true))));
            StoreResponse response = get(association.store(object));
            System.out.println("status " + response.status());
            System.out.println(
                    "sent " + response.bytes() + " " + response.sha256().orElseThrow());
            get(association.release());
        }
        System.out.println(arguments[0] + ": " + SmallJvm.peaks());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND_MINUTES, TimeUnit.MINUTES);
    }
}
