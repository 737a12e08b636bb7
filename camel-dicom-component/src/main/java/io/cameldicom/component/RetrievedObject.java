package io.cameldicom.component;

import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.service.ObjectRequestor;
import io.cameldicom.toolkit.service.SubOperation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One object of a retrieval, read when its turn has come. */
final class RetrievedObject implements SubOperation {
    /** Where the object goes. */
    @FunctionalInterface
    interface Sender {
        /** May block on files. */
        CompletionStage<DimseStatus> send(DicomObject object, ObjectRequestor requestor);
    }

    private final Object body;
    private final Retrieved retrieved;
    private final Sender sender;
    private final UnsentObjects unsent;
    private volatile Optional<String> sopInstanceUid = Optional.empty();

    /**
     * @param body as the route has given it
     * @param unsent hears of an object that could not be sent
     */
    RetrievedObject(Object body, Retrieved retrieved, Sender sender, UnsentObjects unsent) {
        this.body = body;
        this.retrieved = retrieved;
        this.sender = sender;
        this.unsent = unsent;
    }

    @Override
    public Optional<String> sopInstanceUid() {
        return sopInstanceUid;
    }

    @Override
    public CompletionStage<DimseStatus> send(ObjectRequestor requestor) {
        CompletionStage<DimseStatus> sent;
        try {
            DicomObject object = retrieved.read(body);
            sopInstanceUid = object.dataSet().string(Tag.SOP_INSTANCE_UID);
            sent = sender.send(object, requestor);
        } catch (IOException | RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        return sent.whenComplete((status, failure) -> {
            if (failure != null) {
                unsent.add(sopInstanceUid, Failures.unwrapped(failure));
            }
        });
    }
}
