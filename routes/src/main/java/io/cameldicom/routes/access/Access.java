package io.cameldicom.routes.access;

import java.util.Optional;

/** Decides who somebody is. */
public interface Access {
    /**
     * The role of a user; empty where the password is wrong or nobody has that name, and the two take equally long.
     * Blocks for as long as a slow hash takes: never call it on an event loop. Thread-safe.
     *
     * @param password is read only; the caller may clear it afterwards
     */
    Optional<Role> roleOf(String user, char[] password);

    /**
     * As {@link #roleOf}, but only for a password that was right for this user not long ago; empty tells nothing. Takes no
     * slow hash, so those who try passwords do not keep others waiting. Thread-safe.
     *
     * @param password is read only; the caller may clear it afterwards
     */
    default Optional<Role> roleIfRecent(String user, char[] password) {
        return Optional.empty();
    }
}
