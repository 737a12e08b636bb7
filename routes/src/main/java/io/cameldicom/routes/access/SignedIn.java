package io.cameldicom.routes.access;

import java.util.Objects;

/** Somebody whose password was right once. It holds for as long as {@link Users#roleNow} says so. */
public final class SignedIn {
    private final String user;
    private final PasswordHash hash;

    SignedIn(User user) {
        this.user = user.name();
        this.hash = user.hash();
    }

    public String user() {
        return user;
    }

    /** Whether the user has the same password still. */
    boolean isStill(User now) {
        return Objects.equals(hash.text(), now.hash().text());
    }
}
