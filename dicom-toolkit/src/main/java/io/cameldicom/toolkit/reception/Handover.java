package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of an object's arrival: its file is made durable, then its handler is asked. */
public final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private Handover() {}

    /**
     * Finishes the file and asks; blocks for both. The file is left to the caller.
     *
     * @param handler decides about the finished file
     * @param association for the log
     * @return completes, always normally, with the status to answer with
     */
    public static CompletionStage<DimseStatus> of(
            PartFile file, Supplier<CompletionStage<DimseStatus>> handler, LoggedAssociation association) {
        try {
            file.finish();
            CompletableFuture<DimseStatus> decided = new CompletableFuture<>();
            handler.get()
                    .whenComplete((status, failure) -> decided.complete(
                            status == null || failure != null
                                    ? DimseStatus.of(StatusCode.PROCESSING_FAILURE)
                                    : status));
            return decided;
        } catch (OutOfRoomException e) {
            association
                    .on(LOG.atWarn())
                    .addKeyValue("event", "listener.no-room")
                    .log(
                            "association {} of {}: an object was refused: {}",
                            association.number(),
                            association.address(),
                            e.getMessage());
            return CompletableFuture.completedFuture(
                    new DimseStatus(StatusCode.OUT_OF_RESOURCES, Optional.of(e.getMessage()), List.of()));
        } catch (IOException e) {
            association
                    .on(LOG.atWarn())
                    .addKeyValue("event", "listener.unwritten")
                    .log(
                            "association {} of {}: an object could not be written ({})",
                            association.number(),
                            association.address(),
                            e.getClass().getSimpleName());
            return CompletableFuture.completedFuture(DimseStatus.of(StatusCode.OUT_OF_RESOURCES));
        } catch (Throwable e) { // whatever it is, the peer waits for an answer and the association goes on
            association
                    .on(LOG.atWarn())
                    .addKeyValue("event", "listener.handler")
                    .log(
                            "association {} of {}: the handler failed ({})",
                            association.number(),
                            association.address(),
                            e.getClass().getName());
            return CompletableFuture.completedFuture(DimseStatus.of(StatusCode.PROCESSING_FAILURE));
        }
    }
}
