package io.cameldicom.routes.delivery;

/** Another file with the same SOP Instance UID is on its way: this one is offered again, and no attempt is counted. */
public final class BusyInstanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusyInstanceException() {
        super("SOP Instance UID: on its way with another file (expected: one file of an instance at a time)");
    }
}
