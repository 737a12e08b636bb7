package io.cameldicom.toolkit.pdu;

import java.nio.ByteBuffer;

/**
 * User Identity of a requestor (PS3.7 §D.3.3.7.1).
 *
 * @param type 1 name, 2 name and passcode, 3 Kerberos, 4 SAML, 5 JSON web token
 * @param positiveResponseRequested whether the acceptor must answer
 * @param primaryField name or ticket
 * @param secondaryField passcode with type 2, else empty
 */
public record UserIdentity(
        int type, boolean positiveResponseRequested, ByteBuffer primaryField, ByteBuffer secondaryField) {
    public UserIdentity {
        primaryField = primaryField.asReadOnlyBuffer();
        secondaryField = secondaryField.asReadOnlyBuffer();
    }

    /** Tells the type only: the fields are secrets. */
    @Override
    public String toString() {
        return "UserIdentity[type=" + type + "]";
    }
}
