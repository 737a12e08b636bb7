package io.cameldicom.component.receiver;

import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.listener.RejectionCause;
import io.cameldicom.toolkit.service.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A receiver as operators see it: values for people. */
public final class ReceiverConsole implements ReceiverMXBean {
    private final Receiver receiver;

    public ReceiverConsole(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public String getAddress() {
        return receiver.address().toString();
    }

    @Override
    public String getBoundAddress() {
        return receiver.boundAddress().map(DicomAddress::toString).orElse("not listening");
    }

    @Override
    public boolean isListening() {
        return receiver.boundAddress().isPresent();
    }

    @Override
    public long getOpenAssociations() {
        return receiver.statistics().open();
    }

    @Override
    public long getAcceptedAssociations() {
        return receiver.statistics().accepted();
    }

    @Override
    public long getRejectedAssociations() {
        return receiver.statistics().rejected();
    }

    @Override
    public Map<String, Long> getRejectionReasons() {
        Map<RejectionCause, Long> rejections = receiver.statistics().rejections();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (RejectionCause cause : RejectionCause.values()) {
            counts.put(cause.word(), rejections.getOrDefault(cause, 0L));
        }
        return counts;
    }

    @Override
    public long getAbortedAssociations() {
        return receiver.statistics().aborted();
    }

    @Override
    public Map<String, Long> getCallers() {
        return new TreeMap<>(receiver.statistics().callers());
    }

    @Override
    public long getObjectsReceived() {
        return receiver.statistics().objects();
    }

    @Override
    public long getBytesReceived() {
        return receiver.statistics().bytes();
    }

    @Override
    public Map<String, Long> getStatusCounts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (StatusClass status : StatusClass.values()) {
            counts.put(status.word(), receiver.answers(status));
        }
        return counts;
    }

    @Override
    public Map<String, Long> getRequests() {
        Map<Service, Long> requests = receiver.statistics().requests();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            if (service != Service.STORE) {
                counts.put(service.word(), requests.getOrDefault(service, 0L));
            }
        }
        return counts;
    }
}
