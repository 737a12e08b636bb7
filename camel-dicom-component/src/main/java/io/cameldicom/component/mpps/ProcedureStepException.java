package io.cameldicom.component.mpps;

import io.cameldicom.toolkit.DicomException;

/** A message does not say, or not well, what is to be done with which procedure step; nothing was sent. */
public class ProcedureStepException extends DicomException {
    private static final long serialVersionUID = 1L;

    public ProcedureStepException(String message) {
        super(message);
    }
}
