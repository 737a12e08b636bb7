package io.cameldicom.toolkit.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a requestor proposes beside presentation contexts (PS3.7 §D.3.3); {@link Association#userInformation()} has the
 * answer.
 *
 * @param operationsInvoked most requests that may be outstanding at a time, 1 to 65535; more than 1 proposes an
 *     asynchronous operations window, and the peer's answer may lower it
 * @param roleSelections roles other than the default, which is SCU only
 * @param userIdentity who asks; present its secrets over TLS only
 */
public record Proposal(
        int operationsInvoked,
        List<RoleSelection> roleSelections,
        List<ExtendedNegotiation> extendedNegotiations,
        List<CommonExtendedNegotiation> commonExtendedNegotiations,
        Optional<UserIdentity> userIdentity) {
    /** One request at a time, and nothing else. */
    public static final Proposal NONE = new Proposal(1, List.of(), List.of(), List.of(), Optional.empty());

    private static final int MOST_OPERATIONS = 0xFFFF;

    public Proposal {
        if (operationsInvoked < 1 || operationsInvoked > MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    "operationsInvoked: " + operationsInvoked + " (expected: 1 to " + MOST_OPERATIONS + ")");
        }
        roleSelections = List.copyOf(roleSelections);
        extendedNegotiations = List.copyOf(extendedNegotiations);
        commonExtendedNegotiations = List.copyOf(commonExtendedNegotiations);
        Objects.requireNonNull(userIdentity, "userIdentity");
    }
}
