package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.tls.FirstByte;
import java.io.IOException;
import java.util.Optional;

/** The peer speaks TLS where it should not, or does not where it should. */
final class UnexpectedSpeechException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FirstByte spoken;

    UnexpectedSpeechException(FirstByte spoken) {
        super("the peer speaks " + spoken.words());
        this.spoken = spoken;
    }

    /** What the peer spoke, where that is behind a failure, whatever it is wrapped in. */
    static Optional<FirstByte> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnexpectedSpeechException unexpected) {
                return Optional.of(unexpected.spoken);
            }
        }
        return Optional.empty();
    }
}
