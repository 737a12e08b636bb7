package io.cameldicom.toolkit.engine;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * User Information of an A-ASSOCIATE-RQ or -AC (PS3.7 §D.3.3).
 *
 * @param maximumLength longest P-DATA-TF that the sender of this takes, 0 for no limit (PS3.8 §D.1); an unsigned 32-bit
 *     number
 * @param implementationClassUid empty where the peer breaks the rules and leaves it out
 * @param commonExtendedNegotiations only in an -RQ
 * @param userIdentity only in an -RQ
 * @param userIdentityResponse server response, only in an -AC (PS3.7 §D.3.3.7.2); read-only, may be a secret
 */
public record UserInformation(
        long maximumLength,
        String implementationClassUid,
        Optional<String> implementationVersionName,
        Optional<AsynchronousOperationsWindow> asynchronousOperationsWindow,
        List<RoleSelection> roleSelections,
        List<ExtendedNegotiation> extendedNegotiations,
        List<CommonExtendedNegotiation> commonExtendedNegotiations,
        Optional<UserIdentity> userIdentity,
        Optional<ByteBuffer> userIdentityResponse) {
    /** Nothing is known. */
    public static final UserInformation NONE = new UserInformation(
            0,
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public UserInformation {
        roleSelections = List.copyOf(roleSelections);
        extendedNegotiations = List.copyOf(extendedNegotiations);
        commonExtendedNegotiations = List.copyOf(commonExtendedNegotiations);
        userIdentityResponse = userIdentityResponse.map(ByteBuffer::asReadOnlyBuffer);
    }

    @Override
    public Optional<ByteBuffer> userIdentityResponse() {
        return userIdentityResponse.map(ByteBuffer::duplicate);
    }
}
