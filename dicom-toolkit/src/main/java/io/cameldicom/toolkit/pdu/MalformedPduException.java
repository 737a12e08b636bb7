package io.cameldicom.toolkit.pdu;

import io.netty.handler.codec.DecoderException;

/** Bytes that are not a PDU: event 19 of the state machine (PS3.8 table 9-10). */
public final class MalformedPduException extends DecoderException {
    private static final long serialVersionUID = 1L;

    private final int abortReason;

    MalformedPduException(int abortReason, String message) {
        super(message);
        this.abortReason = abortReason;
    }

    /** Reason for the A-ABORT that answers it (PS3.8 table 9-26). */
    public int abortReason() {
        return abortReason;
    }
}
