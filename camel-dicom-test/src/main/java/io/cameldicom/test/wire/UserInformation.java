package io.cameldicom.test.wire;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The user information of A-ASSOCIATE-RQ (PS3.8 Annex D).
 *
 * @param maximumLength largest P-DATA-TF that the requestor takes, in bytes; 0 is unlimited
 * @param implementationClassUid empty where missing
 * @param implementationVersionName empty where missing
 * @param window the asynchronous operations window that was asked for
 * @param roles by SOP class, the roles that were asked for
 * @param extended by SOP class, the service class application information as hexadecimal digits
 * @param identityType type of the user identity (PS3.7 D.3.3.7); what identifies the user is not kept
 */
public record UserInformation(
        long maximumLength,
        String implementationClassUid,
        String implementationVersionName,
        Optional<Window> window,
        Map<String, Roles> roles,
        Map<String, String> extended,
        OptionalInt identityType) {
    /**
     * Asynchronous operations; 0 is unlimited.
     *
     * @param invoked how many operations the requestor may have outstanding
     * @param performed how many the acceptor may
     */
    public record Window(int invoked, int performed) {}

    /** Roles of the requestor for one SOP class. */
    public record Roles(boolean scu, boolean scp) {}
}
