package io.cameldicom.component.commitment;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.DicomException;
import java.io.IOException;

/** A request for storage commitment could not be written down in the commitmentDirectory, so it was not sent. */
public final class CommitmentDirectoryException extends DicomException implements TransientCause {
    private static final long serialVersionUID = 1L;

    public CommitmentDirectoryException(IOException problem) {
        super(
                "commitmentDirectory: a request cannot be written, "
                        + problem.getClass().getSimpleName() + " (expected: a folder with room that we may write to)",
                problem);
    }
}
