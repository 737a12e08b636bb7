package io.cameldicom.toolkit.engine;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the objects of a C-GET go.
 *
 * @param folder exists; each object is written to a new file in it whose name ends in {@code .part}, forced to the disk,
 *     and handed to the handler
 * @param limits how far they may fill the disk; what goes beyond is refused with A700 (out of resources)
 * @param handler decides about each object
 */
public record ObjectIntake(Path folder, ReceptionLimits limits, ReceivedObjectHandler handler) {
    public ObjectIntake {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(handler, "handler");
    }
}
