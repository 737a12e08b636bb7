package io.cameldicom.toolkit.engine;

import java.nio.ByteBuffer;

/**
 * User Identity of a requestor (PS3.7 §D.3.3.7.1). The fields are passed on as they are.
 *
 * @param type 1 name, 2 name and passcode, 3 Kerberos, 4 SAML, 5 JSON web token
 * @param positiveResponseRequested whether the acceptor must answer
 * @param primaryField name or ticket, in UTF-8 where it is text; read-only
 * @param secondaryField passcode with type 2, else empty; read-only
 */
public record UserIdentity(
        int type, boolean positiveResponseRequested, ByteBuffer primaryField, ByteBuffer secondaryField) {
    public static final int USERNAME = 1;
    public static final int USERNAME_AND_PASSCODE = 2;
    public static final int KERBEROS = 3;
    public static final int SAML = 4;
    public static final int JSON_WEB_TOKEN = 5;

    public UserIdentity {
        primaryField = primaryField.asReadOnlyBuffer();
        secondaryField = secondaryField.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer primaryField() {
        return primaryField.duplicate();
    }

    @Override
    public ByteBuffer secondaryField() {
        return secondaryField.duplicate();
    }

    /** Tells the type only: the fields are secrets. */
    @Override
    public String toString() {
        return "UserIdentity[type=" + type + "]";
    }
}
