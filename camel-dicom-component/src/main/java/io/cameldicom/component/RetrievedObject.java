package io.cameldicom.component;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.service.ObjectRequestor;
import io.cameldicom.toolkit.service.SubOperation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One object of a retrieval, read when its turn has come. */
final class RetrievedObject implements SubOperation {
    private static final Logger LOG = LoggerFactory.getLogger(RetrievedObject.class);

    /** Where the object goes. */
    @FunctionalInterface
    interface Sender {
        /** May block on files. */
        CompletionStage<DimseStatus> send(DicomObject object, ObjectRequestor requestor);
    }

    private final Object body;
    private final Retrieved retrieved;
    private final Sender sender;
    private final long association;
    private volatile Optional<String> sopInstanceUid = Optional.empty();

    /**
     * @param body as the route has given it
     * @param association number for the log
     */
    RetrievedObject(Object body, Retrieved retrieved, Sender sender, long association) {
        this.body = body;
        this.retrieved = retrieved;
        this.sender = sender;
        this.association = association;
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
                unsent(Failures.unwrapped(failure));
            }
        });
    }

    /** The message of an exception of the file system holds a path. */
    private void unsent(Throwable why) {
        LOG.atWarn()
                .addKeyValue("event", "listener.unsent")
                .addKeyValue("association", association)
                .addKeyValue("instance", sopInstanceUid.orElse(""))
                .log(
                        "association {}: an object that was asked for could not be sent: {}",
                        association,
                        why instanceof DicomException
                                ? why.getMessage()
                                : why.getClass().getName());
    }
}
