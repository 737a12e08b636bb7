package io.cameldicom.component.progress;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Camel events of what it hears. */
final class EventListener implements DicomProgressListener {
    private static final Logger LOG = LoggerFactory.getLogger(DicomProgressEvent.class);

    private final ManagementStrategy management;

    EventListener(ManagementStrategy management) {
        this.management = management;
    }

    /** Whether there is anybody to tell; what each of them wants is asked only when there is something to tell. */
    boolean isHeard() {
        return !management.getStartedEventNotifiers().isEmpty();
    }

    @Override
    public void progress(DicomProgress progress) {
        tell(new DicomProgressEvent(progress));
    }

    @Override
    public void retrieved(RetrieveProgress progress) {
        tell(new RetrieveProgressEvent(progress));
    }

    private void tell(CamelEvent event) {
        for (EventNotifier notifier : management.getStartedEventNotifiers()) {
            if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                notify(notifier, event);
            }
        }
    }

    private void notify(EventNotifier notifier, CamelEvent event) {
        try {
            notifier.notify(event);
        } catch (Exception e) {
            LOG.debug("an event notifier failed", e); // its own affair: the others hear of the object all the same
        }
    }
}
