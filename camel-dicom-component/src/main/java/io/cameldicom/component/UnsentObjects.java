package io.cameldicom.component;

import io.cameldicom.toolkit.DicomException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log why objects of one retrieval could not be sent: of the first one aloud, as the next ones mostly fail alike. */
final class UnsentObjects {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentObjects.class);

    private final long association;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param association number for the log */
    UnsentObjects(long association) {
        this.association = association;
    }

    /** The message of an exception of the file system holds a path, so that only the class of that is told. */
    void add(Optional<String> sopInstanceUid, Throwable why) {
        boolean first = told.compareAndSet(false, true);
        String reason = why instanceof DicomException
                ? why.getMessage()
                : why.getClass().getName();
        if (first) {
            LOG.atWarn()
                    .addKeyValue("event", "listener.unsent")
                    .addKeyValue("association", association)
                    .addKeyValue("instance", sopInstanceUid.orElse(""))
                    .log(
                            "association {}: an object that was asked for could not be sent: {} (others of this request:"
                                    + " at level DEBUG)",
                            association,
                            reason);
        } else {
            LOG.debug("association {}: an object that was asked for could not be sent: {}", association, reason);
        }
    }
}
