package io.cameldicom.component;

import io.cameldicom.component.destination.Alternatives;
import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.OutgoingObject;
import io.cameldicom.component.destination.StoreResult;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.service.ObjectRequestor;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Sends objects to the destination of a C-MOVE. */
final class MoveSender implements RetrievedObject.Sender {
    private final Destination destination;
    private final MoveOriginator originator;
    private final Retrieved retrieved;

    /** @param originator who has asked for it */
    MoveSender(Destination destination, MoveOriginator originator, Retrieved retrieved) {
        this.destination = destination;
        this.originator = originator;
        this.retrieved = retrieved;
    }

    @Override
    public CompletionStage<DimseStatus> send(DicomObject object, ObjectRequestor requestor) {
        Alternatives alternatives = retrieved.converts() ? retrieved.convertible(object) : Alternatives.NONE;
        return destination
                .store(new OutgoingObject(
                        object.encoded(),
                        object.source().identity(),
                        alternatives,
                        StoreProgress.NONE,
                        Optional.of(originator)))
                .thenApply(MoveSender::status);
    }

    /** An instance that is known to be ours is there, whatever the peer calls that. */
    private static DimseStatus status(StoreResult result) {
        return result.outcome() == Outcome.DONE
                ? DimseStatus.of(DimseStatus.SUCCESS)
                : result.response().status();
    }
}
