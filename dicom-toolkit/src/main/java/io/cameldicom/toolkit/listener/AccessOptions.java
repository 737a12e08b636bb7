package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.tls.SubjectPattern;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who may associate, beside what {@link ListenerOptions} says of AE titles and of all associations.
 *
 * @param calledAeTitles titles by which we may be called beside our own
 * @param addresses from which calls are taken, empty for all
 * @param certificateSubjects whose certificates may call, empty for all that are trusted; with some, a caller without a
 *     certificate is rejected
 * @param maximumAssociationsPerPeer most associations of one address at a time, 0 for no limit of its own
 * @param userIdentity decides who a caller is; without one, nobody is asked and no answer is given (PS3.7 §D.3.3.7)
 */
public record AccessOptions(
        Set<String> calledAeTitles,
        List<AddressRange> addresses,
        List<SubjectPattern> certificateSubjects,
        int maximumAssociationsPerPeer,
        Optional<UserIdentityValidator> userIdentity) {
    /** Everybody. */
    public static final AccessOptions EVERYBODY =
            new AccessOptions(Set.of(), List.of(), List.of(), 0, Optional.empty());

    public AccessOptions {
        calledAeTitles = Set.copyOf(calledAeTitles);
        addresses = List.copyOf(addresses);
        certificateSubjects = List.copyOf(certificateSubjects);
        Objects.requireNonNull(userIdentity, "userIdentity");
        if (maximumAssociationsPerPeer < 0) {
            throw new IllegalArgumentException("maximumAssociationsPerPeer: " + maximumAssociationsPerPeer
                    + " (expected: 1 or more, 0 for no limit)");
        }
    }
}
