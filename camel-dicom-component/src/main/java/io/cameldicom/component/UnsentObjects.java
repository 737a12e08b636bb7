package io.cameldicom.component;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.reception.LoggedAssociation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log why objects of one retrieval could not be sent: of the first one aloud, as the next ones mostly fail alike. */
final class UnsentObjects {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentObjects.class);

    private final LoggedAssociation association;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param association for the log */
    UnsentObjects(LoggedAssociation association) {
        this.association = association;
    }

    /** The message of an exception of the file system holds a path, so that only the class of that is told. */
    void add(Optional<String> sopInstanceUid, Throwable why) {
        boolean first = told.compareAndSet(false, true);
        String reason = why instanceof DicomException
                ? why.getMessage()
                : why.getClass().getName();
        if (first) {
            association
                    .on(LOG.atWarn())
                    .addKeyValue("event", "listener.unsent")
                    .addKeyValue("instance", sopInstanceUid.orElse(""))
                    .log(
                            "association {} of {}: an object that was asked for could not be sent: {} (others of this request:"
                                    + " at level DEBUG)",
                            association.number(),
                            association.address(),
                            reason);
        } else {
            LOG.debug(
                    "association {}: an object that was asked for could not be sent: {}", association.number(), reason);
        }
    }
}
