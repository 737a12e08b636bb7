package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.file.FileIdentity;
import java.util.Optional;

/**
 * An object to send.
 *
 * @param own the object in its own transfer syntax, in which it is sent if the peer takes it
 * @param source the state of the file that it is of
 * @param alternatives what it can be converted to; closed by who sends it
 * @param progress hears how much of it was sent; must not block
 * @param originator whose C-MOVE it is sent for, where it is
 */
public record OutgoingObject(
        EncodedDataSet own,
        FileIdentity source,
        Alternatives alternatives,
        StoreProgress progress,
        Optional<MoveOriginator> originator) {
    /** An object that is sent because we want to. */
    public OutgoingObject(EncodedDataSet own, FileIdentity source, Alternatives alternatives, StoreProgress progress) {
        this(own, source, alternatives, progress, Optional.empty());
    }
}
