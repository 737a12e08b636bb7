package io.cameldicom.toolkit.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Certificates by whom they name: matches the whole subject (RFC 2253), one part of it such as {@code CN=CT1}, or one of the
 * alternative names such as {@code DNS:ct1.example.org} or {@code IP:10.1.2.3}. A star stands for anything; letters count
 * whatever their case.
 */
public record SubjectPattern(String text) {
    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9.]*=|[0-9][0-9.]*=|DNS:|IP:).+", Pattern.CASE_INSENSITIVE);

    public SubjectPattern {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("certificate subject: '" + text
                    + "' (expected: a subject or a part of one, such as CN=CT1 or CN=*,O=Hospital; or DNS:ct1.example.org,"
                    + " IP:10.1.2.3; a star stands for anything)");
        }
    }

    public boolean matches(X509Certificate certificate) {
        Pattern pattern = Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return names(certificate).anyMatch(name -> pattern.matcher(name).matches());
    }

    private static Stream<String> names(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        return Stream.of(Stream.of(subject), parts(subject).stream(), CertificateText.hosts(certificate).stream())
                .flatMap(names -> names);
    }

    private static List<String> parts(String subject) {
        try {
            return new LdapName(subject).getRdns().stream().map(Rdn::toString).toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }

    /** The subject of a certificate for a line of a log. */
    public static String shown(X509Certificate certificate) {
        return CertificateText.subject(certificate);
    }
}
