package io.cameldicom.toolkit.data;

import io.cameldicom.toolkit.DicomException;

/**
 * A DICOM object that cannot be read, or that must not be sent as it is. {@link #problem()} lets callers tell a file
 * that may still be growing ({@link Problem#TRUNCATED}, {@link Problem#EMPTY}) from one that will never be right.
 */
public final class MalformedObjectException extends DicomException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, in one word. */
    public enum Problem {
        /** No byte at all. */
        EMPTY,
        /** The object ends before what it declares: the only problem that waiting may cure, besides {@link #EMPTY}. */
        TRUNCATED,
        /** Neither the prefix {@code DICM} nor a readable first element. */
        NOT_DICOM,
        /** An element that breaks the encoding rules of PS3.5 §7. */
        MALFORMED,
        /** Legal, but beyond a configured limit. */
        LIMIT_EXCEEDED,
        /** A UID that is needed is missing, empty, or not of the grammar of PS3.5 §9.1. */
        INVALID_UID,
        /** SOP Class or Instance UID of File Meta Information and data set differ. */
        UID_MISMATCH,
        /** The same element stands twice in one data set (PS3.5 §7.1). */
        DUPLICATE_ELEMENT,
        /** The transfer syntax is not known, and the data set cannot be read without knowing it. */
        UNKNOWN_TRANSFER_SYNTAX,
        /** A valid DICOM file of a kind that C-STORE cannot carry, such as a DICOMDIR. */
        NOT_STORABLE
    }

    private final Problem problem;
    private final long offset;
    private final int tag;

    /**
     * @param problem what is wrong
     * @param message says what was found and what was expected, without values of the data set
     * @param offset byte offset in the file, or -1 where none applies
     * @param tag the element, or 0 where none applies
     */
    public MalformedObjectException(Problem problem, String message, long offset, int tag) {
        super(message);
        this.problem = problem;
        this.offset = offset;
        this.tag = tag;
    }

    public Problem problem() {
        return problem;
    }

    /** Byte offset in the file at which the problem was seen, or -1. */
    public long offset() {
        return offset;
    }

    /** Tag of the element concerned, or 0. */
    public int tag() {
        return tag;
    }
}
