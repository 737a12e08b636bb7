package io.cameldicom.toolkit.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** What a certificate says of itself, in words. */
final class CertificateText {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int LONGEST = 200;
    private static final int MOST_NAMES = 10;

    private CertificateText() {}

    /** The subject (RFC 2253), without what would break a line of a log. */
    static String subject(X509Certificate certificate) {
        return shown(certificate.getSubjectX500Principal());
    }

    static String issuer(X509Certificate certificate) {
        return shown(certificate.getIssuerX500Principal());
    }

    private static String shown(X500Principal principal) {
        String name = principal.getName(X500Principal.RFC2253).replaceAll("\\p{Cntrl}", "?");
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        return cut.isEmpty() ? "(without a subject)" : "'" + cut + "'";
    }

    static String time(Date date) {
        return Instant.ofEpochMilli(date.getTime()).toString();
    }

    /** The hosts that it names, as {@code DNS:pacs.example.org}, {@code IP:10.1.2.3}. */
    static List<String> hosts(X509Certificate certificate) {
        List<String> hosts = new ArrayList<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                int type = (Integer) name.get(0);
                if ((type == DNS_NAME || type == IP_ADDRESS) && hosts.size() < MOST_NAMES) {
                    String value = String.valueOf(name.get(1)).replaceAll("\\p{Cntrl}", "?");
                    hosts.add((type == DNS_NAME ? "DNS:" : "IP:") + value);
                }
            }
        } catch (CertificateParsingException e) {
            hosts.clear(); // names that cannot be read name nobody
        }
        return hosts;
    }
}
