package io.cameldicom.component;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.DicomException;
import java.io.IOException;

/** A body or file could not be read, or written to the spool, for a reason outside the object itself. */
public final class ObjectUnavailableException extends DicomException implements TransientCause {
    private static final long serialVersionUID = 1L;

    /** @param problem named by its kind alone: its own message may hold a path, and is dropped with it */
    ObjectUnavailableException(IOException problem) {
        super(
                problem instanceof SpoolFolderException ours
                        ? ours.getMessage()
                        : "object: cannot be read, " + problem.getClass().getSimpleName()
                                + " (expected: a readable file that stays where it is)");
    }
}
