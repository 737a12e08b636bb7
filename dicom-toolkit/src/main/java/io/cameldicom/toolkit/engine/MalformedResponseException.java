package io.cameldicom.toolkit.engine;

/** The peer answered with something that is no answer to what was asked, or cannot be read (PS3.7 §6.3, §9.3 and §10.3). */
public final class MalformedResponseException extends NetworkException {
    private static final long serialVersionUID = 1L;

    /** @param message what was wrong with it and what was expected; nothing of its values */
    public MalformedResponseException(DicomAddress peer, String message) {
        super(peer, message);
    }

    public MalformedResponseException(DicomAddress peer, String message, Throwable cause) {
        super(peer, message, cause);
    }
}
