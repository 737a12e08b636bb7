package io.cameldicom.toolkit.data;

import io.cameldicom.toolkit.DicomException;

/**
 * The bytes of an object could not be read for a reason outside the object, such as too many open files, a failing disk
 * or too little memory: the object may be sound, and reading it again may succeed. See {@link MalformedObjectException}
 * for what is wrong with the object itself.
 */
public final class UnreadableObjectException extends DicomException {
    private static final long serialVersionUID = 1L;

    /** @param problem told by its kind alone: its own message may hold a path, and is dropped with it */
    public UnreadableObjectException(Throwable problem) {
        super("object: cannot be read now, " + problem.getClass().getSimpleName()
                + " (expected: a file that can be read to its end)");
    }
}
