package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.tls.SubjectPattern;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who may associate, whatever is proposed (PS3.8 §9.3.4). */
final class Admission {
    /** For what the standard has no reason of its own. */
    static final AssociateRj NO_REASON = new AssociateRj(AssociateRj.PERMANENT, AssociateRj.SERVICE_USER, 1);

    private final ListenerOptions options;
    private final AccessOptions access;

    Admission(ListenerOptions options) {
        this.options = options;
        this.access = options.access();
    }

    /**
     * Why the request is to be rejected, if it is.
     *
     * @param address null for a channel without one
     * @param certificate of the caller, which TLS has found to be trusted
     */
    Optional<Refusal> refusal(AssociateRq request, InetAddress address, Optional<X509Certificate> certificate) {
        if (!request.applicationContext().equals(AssociateRq.DICOM_APPLICATION_CONTEXT)) {
            return Optional.of(new Refusal(
                    RejectionCause.APPLICATION_CONTEXT,
                    AssociateRj.APPLICATION_CONTEXT_NOT_SUPPORTED,
                    "it asks for another application context than that of DICOM"));
        }
        return ofAddress(address)
                .or(() -> ofCertificate(certificate))
                .or(() -> ofCalledTitle(request.calledAeTitle()))
                .or(() -> ofCallingTitle(request.callingAeTitle()));
    }

    private Optional<Refusal> ofAddress(InetAddress address) {
        boolean allowed = access.addresses().isEmpty()
                || address != null && access.addresses().stream().anyMatch(range -> range.contains(address));
        return allowed
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RejectionCause.ADDRESS,
                        NO_REASON,
                        "its address is not in allowedAddresses: add it there if it may call"));
    }

    private Optional<Refusal> ofCertificate(Optional<X509Certificate> certificate) {
        if (access.certificateSubjects().isEmpty()
                || certificate
                        .filter(shown ->
                                access.certificateSubjects().stream().anyMatch(pattern -> pattern.matches(shown)))
                        .isPresent()) {
            return Optional.empty();
        }
        String what = certificate
                .map(shown -> "its certificate " + SubjectPattern.shown(shown) + " is not in")
                .orElse("it shows no certificate, and there is");
        return Optional.of(new Refusal(
                RejectionCause.CERTIFICATE_SUBJECT,
                NO_REASON,
                what + " allowedCertificateSubjects: add it there if it may call"));
    }

    private Optional<Refusal> ofCalledTitle(String called) {
        boolean ours = !options.checkCalledAeTitle()
                || called.equals(options.aeTitle().value())
                || access.calledAeTitles().contains(called);
        return isTitle(called) && ours
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RejectionCause.CALLED_AE_TITLE,
                        AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED,
                        "it calls " + shown(called) + ", and we are '" + options.aeTitle()
                                + "': correct the title there, or name it in calledAeTitles"));
    }

    private Optional<Refusal> ofCallingTitle(String calling) {
        boolean known =
                options.callingAeTitles().isEmpty() || options.callingAeTitles().contains(calling);
        return isTitle(calling) && known
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RejectionCause.CALLING_AE_TITLE,
                        AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED,
                        "it calls itself " + shown(calling)
                                + ", which is not in callingAeTitles: add it there if it may call"));
    }

    private static boolean isTitle(String title) {
        try {
            return new AeTitle(title).value().equals(title);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String shown(String title) {
        return isTitle(title) ? "'" + title + "'" : "by no AE title";
    }
}
