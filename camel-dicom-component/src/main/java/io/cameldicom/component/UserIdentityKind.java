package io.cameldicom.component;

import io.cameldicom.toolkit.engine.UserIdentity;
import java.util.Locale;

/** How an association says who opens it (PS3.7 §D.3.3.7.1). */
public enum UserIdentityKind {
    USERNAME(UserIdentity.USERNAME, true, false),
    USERNAME_PASSCODE(UserIdentity.USERNAME_AND_PASSCODE, true, true),
    KERBEROS(UserIdentity.KERBEROS, false, true),
    SAML(UserIdentity.SAML, false, true),
    JWT(UserIdentity.JSON_WEB_TOKEN, false, true);

    private final int type;
    private final boolean named;
    private final boolean secret;

    UserIdentityKind(int type, boolean named, boolean secret) {
        this.type = type;
        this.named = named;
        this.secret = secret;
    }

    int type() {
        return type;
    }

    /** Whether it has a name, else it has a token. */
    boolean isNamed() {
        return named;
    }

    /** Whether who reads it could use it. */
    boolean isSecret() {
        return secret;
    }

    /** As the option is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
