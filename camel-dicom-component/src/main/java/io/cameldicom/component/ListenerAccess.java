package io.cameldicom.component;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.TlsOptions.ClientAuthentication;
import io.cameldicom.toolkit.listener.AccessOptions;
import io.cameldicom.toolkit.listener.AddressRange;
import io.cameldicom.toolkit.tls.SubjectPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who may call a listener, by the options of a configuration. */
final class ListenerAccess {
    private ListenerAccess() {}

    /** @throws IllegalArgumentException naming the option, its value and what is expected */
    static AccessOptions of(DicomConfiguration configuration, AssociationOptions association) {
        List<SubjectPattern> subjects = Stream.ofNullable(configuration.getAllowedCertificateSubjects())
                .flatMap(text -> Stream.of(text.split(";")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> parse("allowedCertificateSubjects", text, SubjectPattern::new))
                .toList();
        boolean asksForCertificates = association
                .tls()
                .filter(tls -> tls.clientAuthentication() != ClientAuthentication.NONE)
                .isPresent();
        if (!subjects.isEmpty() && !asksForCertificates) {
            throw new IllegalArgumentException(
                    "allowedCertificateSubjects: set where callers are asked for no certificate"
                            + " (expected: TLS with tlsClientAuthentication=need)");
        }
        return new AccessOptions(
                Set.copyOf(
                        parsed("calledAeTitles", configuration.getCalledAeTitles(), text -> new AeTitle(text).value())),
                parsed("allowedAddresses", configuration.getAllowedAddresses(), AddressRange::parse),
                subjects,
                configuration.getMaximumAssociationsPerPeer(),
                Optional.ofNullable(configuration.getUserIdentityValidator()));
    }

    private static <T> List<T> parsed(String option, String text, Function<String, T> parser) {
        return Names.list(text).stream()
                .map(value -> parse(option, value, parser))
                .toList();
    }

    private static <T> T parse(String option, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage());
        }
    }
}
