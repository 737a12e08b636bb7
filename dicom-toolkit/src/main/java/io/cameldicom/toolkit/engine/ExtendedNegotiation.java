package io.cameldicom.toolkit.engine;

import java.nio.ByteBuffer;

/**
 * SOP Class Extended Negotiation (PS3.7 §D.3.3.5).
 *
 * @param information Service-class-application-information, as the service class defines it; read-only
 */
public record ExtendedNegotiation(String sopClassUid, ByteBuffer information) {
    public ExtendedNegotiation {
        information = information.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer information() {
        return information.duplicate();
    }
}
