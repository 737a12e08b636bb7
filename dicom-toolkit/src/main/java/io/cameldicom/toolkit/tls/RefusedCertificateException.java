package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.engine.TlsProblem;
import java.security.cert.CertificateException;

/** Why a certificate is not taken, with its subject; the message goes on after "the certificate of the peer". */
final class RefusedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final TlsProblem problem;

    RefusedCertificateException(TlsProblem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    TlsProblem problem() {
        return problem;
    }
}
