package io.cameldicom.component;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.service.ObjectRequestor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends objects to who has asked for them by C-GET, in a transfer syntax that it takes. */
final class GetSender implements RetrievedObject.Sender {
    private final Retrieved retrieved;

    GetSender(Retrieved retrieved) {
        this.retrieved = retrieved;
    }

    @Override
    public CompletionStage<DimseStatus> send(DicomObject object, ObjectRequestor requestor) {
        EncodedDataSet own = object.encoded();
        List<String> taken = requestor.transferSyntaxUids(own.sopClassUid());
        if (taken.contains(own.transferSyntaxUid())) {
            return requestor.store(own).thenApply(StoreResponse::status);
        }
        ConvertibleObject convertible = retrieved.convertible(object);
        for (String target : convertible.transferSyntaxUids()) {
            if (retrieved.converts() && taken.contains(target)) {
                return converted(convertible, target, requestor);
            }
        }
        return CompletableFuture.failedFuture(new NotTakenException(own, taken));
    }

    private static CompletionStage<DimseStatus> converted(
            ConvertibleObject convertible, String target, ObjectRequestor requestor) {
        try {
            return requestor
                    .store(convertible.in(target))
                    .thenApply(StoreResponse::status)
                    .whenComplete((status, failure) -> convertible.close());
        } catch (RuntimeException e) {
            convertible.close();
            throw e;
        }
    }
}
