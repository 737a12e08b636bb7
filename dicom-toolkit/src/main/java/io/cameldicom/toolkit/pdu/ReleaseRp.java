package io.cameldicom.toolkit.pdu;

/** A-RELEASE-RP (PS3.8 §9.3.7). */
public record ReleaseRp() implements Pdu {
    @Override
    public PduType type() {
        return PduType.A_RELEASE_RP;
    }
}
