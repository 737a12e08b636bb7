package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.service.ObjectRequestor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A requestor that takes no objects. */
final class NoObjects implements ObjectRequestor {
    @Override
    public List<String> transferSyntaxUids(String sopClassUid) {
        return List.of();
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet object) {
        return CompletableFuture.failedFuture(new IllegalStateException("C-STORE (expected: none without C-GET)"));
    }
}
