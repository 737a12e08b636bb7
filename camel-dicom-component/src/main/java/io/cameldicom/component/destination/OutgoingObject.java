package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.file.FileIdentity;

/**
 * An object to send.
 *
 * @param own the object in its own transfer syntax, in which it is sent if the peer takes it
 * @param source the state of the file that it is of
 * @param alternatives what it can be converted to; closed by who sends it
 * @param progress hears how much of it was sent; must not block
 */
public record OutgoingObject(
        EncodedDataSet own, FileIdentity source, Alternatives alternatives, StoreProgress progress) {}
