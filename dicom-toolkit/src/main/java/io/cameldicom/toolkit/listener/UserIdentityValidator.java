package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.UserIdentity;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Decides whether somebody may associate who says who he is (PS3.7 §D.3.3.7). Used by many threads at a time. */
@FunctionalInterface
public interface UserIdentityValidator {
    /**
     * Called once for each request for an association that all other rules would accept, on a thread that may wait. What it
     * throws counts as a refusal, and is told in the log by its class alone.
     *
     * @param identity empty where the caller tells none
     */
    Decision decide(Optional<UserIdentity> identity, Requestor requestor) throws Exception;

    /**
     * Who asks.
     *
     * @param address in the form of numbers
     * @param certificateSubject of the certificate that the caller has shown and that is trusted (RFC 2253)
     */
    record Requestor(
            AeTitle callingAeTitle, AeTitle calledAeTitle, String address, Optional<String> certificateSubject) {}

    /**
     * What is decided.
     *
     * @param response of the server, sent where the caller asks for one: for a Kerberos ticket, a SAML assertion or a JSON
     *     web token it is that of the protocol, else empty; read-only
     */
    record Decision(boolean accepted, ByteBuffer response) {
        public static final Decision ACCEPTED = new Decision(true, ByteBuffer.allocate(0));
        public static final Decision REFUSED = new Decision(false, ByteBuffer.allocate(0));

        public Decision {
            response = response.asReadOnlyBuffer();
        }

        @Override
        public ByteBuffer response() {
            return response.duplicate();
        }

        /** Tells nothing of the response, which may be a secret. */
        @Override
        public String toString() {
            return accepted ? "accepted" : "refused";
        }
    }
}
