package io.cameldicom.toolkit.pdu;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * User Information of an A-ASSOCIATE-RQ or -AC (PS3.7 §D.3.3). Items of other types are skipped when decoding.
 *
 * @param maximumLength longest P-DATA-TF that the sender of this takes, 0 for no limit (PS3.8 §D.1); an unsigned 32-bit
 *     number
 * @param implementationClassUid empty where the peer breaks the rules and leaves it out
 * @param userIdentityResponse server response, only in an -AC (PS3.7 §D.3.3.7.2)
 */
public record UserInformation(
        long maximumLength,
        String implementationClassUid,
        Optional<String> implementationVersionName,
        Optional<AsynchronousOperationsWindow> asynchronousOperationsWindow,
        List<RoleSelection> roleSelections,
        List<ExtendedNegotiation> extendedNegotiations,
        Optional<UserIdentity> userIdentity,
        Optional<ByteBuffer> userIdentityResponse) {
    public UserInformation {
        roleSelections = List.copyOf(roleSelections);
        extendedNegotiations = List.copyOf(extendedNegotiations);
    }

    /** The items that every association needs, and no other. */
    public static UserInformation of(
            long maximumLength, String implementationClassUid, String implementationVersionName) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                Optional.of(implementationVersionName),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with other role selections. */
    public UserInformation withRoleSelections(List<RoleSelection> selections) {
        return new UserInformation(
                maximumLength,
                implementationClassUid,
                implementationVersionName,
                asynchronousOperationsWindow,
                selections,
                extendedNegotiations,
                userIdentity,
                userIdentityResponse);
    }
}
